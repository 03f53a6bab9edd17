import { Body, Controller, Delete, Get, Headers, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query, Res } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AuditExempt, AuditsAct } from '../../audit/index.js';
import { CurrentPrincipal, type Principal } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { ChangesWhatWasRead, etagOf, readIfMatch } from '../../platform/http-preconditions.js';
import { pageOf, readCursor, readLimit } from '../../platform/paging/page.js';
import { OVERLAP_HOURS } from '../application/endpoint-secrets.js';
import { VerifyReceiver } from '../application/verify-receiver.js';
import { WebhookEndpoints } from '../application/webhook-endpoints.js';
import type { WebhookEndpoint } from '../domain/webhook-endpoint.js';
import {
  NewWebhookEndpointDto,
  WebhookEndpointChangeDto,
  WebhookEndpointDto,
  WebhookEndpointFormDto,
  WebhookEndpointPageDto,
  WebhookSecretDto,
} from './webhook-endpoint.dto.js';
import { ownerOf, ownersOf } from './webhook-owner.js';

const NO_PERSON = 'addresses of organisations name nobody';

@ApiTags('webhooks')
@Controller('v1/webhook-endpoints')
@Needs('webhooks:manage')
export class WebhookEndpointsController {
  constructor(
    private readonly endpoints: WebhookEndpoints,
    private readonly verify: VerifyReceiver,
  ) {}

  @Post()
  @AuditsAct('webhook.registered')
  @ApiOperation({
    operationId: 'registerWebhookEndpoint',
    summary: 'An address to be told, as Standard Webhooks describes; it has to prove itself before',
  })
  @ApiCreatedResponse({ type: NewWebhookEndpointDto })
  @ApiConflictResponse({ description: 'webhook-endpoint-known, too-many-webhook-endpoints' })
  @ApiUnprocessableEntityResponse({ description: 'validation-failed, outgoing-refused' })
  async register(
    @CurrentPrincipal() principal: Principal,
    @Body() body: WebhookEndpointFormDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NewWebhookEndpointDto> {
    const { url, events } = body;
    const { endpoint, secret } = await this.endpoints.register({ ...ownerOf(principal, body), madeBy: principal.id, url, events });
    void reply.header('location', `/v1/webhook-endpoints/${endpoint.id}`).header('cache-control', 'no-store');
    return { ...answer(endpoint, reply), secret };
  }

  @Get()
  @AuditExempt(NO_PERSON)
  @ApiOperation({ operationId: 'listWebhookEndpoints', summary: 'Your addresses, and whether they can be told' })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 500, default: 50 } })
  @ApiQuery({ name: 'cursor', required: false, type: String })
  @ApiOkResponse({ type: WebhookEndpointPageDto })
  async list(
    @CurrentPrincipal() principal: Principal,
    @Query('limit') limit?: string,
    @Query('cursor') cursor?: string,
  ): Promise<WebhookEndpointPageDto> {
    const most = readLimit(limit);
    const rows = await this.endpoints.list(ownersOf(principal), readCursor(cursor), most + 1);
    const { items, nextCursor } = pageOf(rows, most, ({ id }) => id);
    return { items: items.map((one) => WebhookEndpointDto.from(one)), nextCursor };
  }

  @Get(':endpointId')
  @AuditExempt(NO_PERSON)
  @ApiParam({ name: 'endpointId', type: String, format: 'uuid' })
  @ApiOperation({ operationId: 'readWebhookEndpoint', summary: 'One address' })
  @ApiOkResponse({ type: WebhookEndpointDto })
  @ApiNotFoundResponse({ description: 'webhook-endpoint-not-found' })
  async read(@Param('endpointId', ParseUUIDPipe) id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<WebhookEndpointDto> {
    return answer(await this.endpoints.get(id), reply);
  }

  @Patch(':endpointId')
  @AuditsAct('webhook.changed')
  @ChangesWhatWasRead()
  @ApiParam({ name: 'endpointId', type: String, format: 'uuid' })
  @ApiOperation({ operationId: 'changeWebhookEndpoint', summary: 'Another address, other events, or no more of either' })
  @ApiOkResponse({ type: WebhookEndpointDto })
  @ApiNotFoundResponse({ description: 'webhook-endpoint-not-found' })
  @ApiUnprocessableEntityResponse({ description: 'validation-failed, outgoing-refused' })
  async change(
    @Param('endpointId', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: WebhookEndpointChangeDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebhookEndpointDto> {
    return answer(await this.endpoints.change(id, readIfMatch(ifMatch), body), reply);
  }

  @Delete(':endpointId')
  @HttpCode(204)
  @AuditsAct('webhook.removed')
  @ApiParam({ name: 'endpointId', type: String, format: 'uuid' })
  @ApiOperation({ operationId: 'removeWebhookEndpoint', summary: 'The address, with everything that waits for it' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ description: 'webhook-endpoint-not-found' })
  remove(@Param('endpointId', ParseUUIDPipe) id: string): Promise<void> {
    return this.endpoints.remove(id);
  }

  @Post(':endpointId/secrets')
  @AuditsAct('webhook.secret-rotated')
  @ApiParam({ name: 'endpointId', type: String, format: 'uuid' })
  @ApiOperation({
    operationId: 'rotateWebhookSecret',
    summary: 'A new secret; for a day messages carry a signature by the one of before, too',
  })
  @ApiCreatedResponse({ type: WebhookSecretDto })
  @ApiNotFoundResponse({ description: 'webhook-endpoint-not-found' })
  async rotate(@Param('endpointId', ParseUUIDPipe) id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<WebhookSecretDto> {
    void reply.header('cache-control', 'no-store');
    return { secret: await this.endpoints.rotateSecret(id), formerGoodForHours: OVERLAP_HOURS };
  }

  @Post(':endpointId/verification')
  @HttpCode(200)
  @AuditsAct('webhook.verified')
  @ApiParam({ name: 'endpointId', type: String, format: 'uuid' })
  @ApiOperation({
    operationId: 'verifyWebhookEndpoint',
    summary: 'Sends a signed challenge; answered with the same word, the address is active, also one that was disabled',
  })
  @ApiOkResponse({ type: WebhookEndpointDto })
  @ApiNotFoundResponse({ description: 'webhook-endpoint-not-found' })
  @ApiUnprocessableEntityResponse({ description: 'webhook-receiver-not-verified' })
  async prove(
    @Param('endpointId', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebhookEndpointDto> {
    return answer(await this.verify.execute(id), reply);
  }
}

function answer(endpoint: WebhookEndpoint, reply: FastifyReply): WebhookEndpointDto {
  void reply.header('etag', etagOf(endpoint.revision));
  return WebhookEndpointDto.from(endpoint);
}
