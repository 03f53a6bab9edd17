import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { AuditExempt, AuditsAct } from '../../audit/index.js';
import { Needs } from '../../platform/access/needs.js';
import { pageOf, readCursor, readLimit } from '../../platform/paging/page.js';
import { readParameter } from '../../platform/validation/read-parameter.js';
import { ReplayDeliveries } from '../application/replay-deliveries.js';
import { DELIVERY_STATES, parseDeliveryState } from '../domain/webhook-delivery.js';
import { WebhookDeliveryDto, WebhookDeliveryPageDto, WebhookReplayDto, WebhookReplayedDto } from './webhook-delivery.dto.js';

@ApiTags('webhooks')
@Controller('v1/webhook-endpoints/:endpointId/deliveries')
@Needs('webhooks:manage')
@ApiParam({ name: 'endpointId', type: String, format: 'uuid' })
@ApiNotFoundResponse({ description: 'webhook-endpoint-not-found, webhook-delivery-not-found' })
export class WebhookDeliveriesController {
  constructor(private readonly replays: ReplayDeliveries) {}

  @Get()
  @AuditExempt('what was sent names nobody')
  @ApiOperation({
    operationId: 'listWebhookDeliveries',
    summary: 'What was sent or waits, with every attempt, the latest first; kept for 30 days',
  })
  @ApiQuery({ name: 'state', required: false, enum: DELIVERY_STATES })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 500, default: 50 } })
  @ApiQuery({ name: 'cursor', required: false, type: String })
  @ApiOkResponse({ type: WebhookDeliveryPageDto })
  async list(
    @Param('endpointId', ParseUUIDPipe) endpointId: string,
    @Query('state') state?: string,
    @Query('limit') limit?: string,
    @Query('cursor') cursor?: string,
  ): Promise<WebhookDeliveryPageDto> {
    const most = readLimit(limit);
    const rows = await this.replays.list(endpointId, readParameter({ state }, 'state', parseDeliveryState), readCursor(cursor), most + 1);
    const { items, nextCursor } = pageOf(rows, most, ({ id }) => id);
    return { items: items.map((one) => WebhookDeliveryDto.from(one)), nextCursor };
  }

  @Post(':deliveryId/replay')
  @HttpCode(200)
  @AuditsAct('webhook.replayed')
  @ApiParam({ name: 'deliveryId', type: String, format: 'uuid' })
  @ApiOperation({ operationId: 'replayWebhookDelivery', summary: 'Send one anew, by the same id, whatever became of it' })
  @ApiOkResponse({ type: WebhookReplayedDto })
  @ApiConflictResponse({ description: 'webhook-endpoint-not-active' })
  async one(
    @Param('endpointId', ParseUUIDPipe) endpointId: string,
    @Param('deliveryId', ParseUUIDPipe) deliveryId: string,
  ): Promise<WebhookReplayedDto> {
    return { replayed: await this.replays.execute(endpointId, { deliveryId }) };
  }

  @Post('replay')
  @HttpCode(200)
  @AuditsAct('webhook.replayed')
  @ApiOperation({ operationId: 'replayWebhookDeliveries', summary: 'Send anew everything that was told since a moment' })
  @ApiOkResponse({ type: WebhookReplayedDto })
  @ApiConflictResponse({ description: 'webhook-endpoint-not-active' })
  @ApiUnprocessableEntityResponse({ description: 'validation-failed' })
  async since(
    @Param('endpointId', ParseUUIDPipe) endpointId: string,
    @Body() { since, state }: WebhookReplayDto,
  ): Promise<WebhookReplayedDto> {
    return { replayed: await this.replays.execute(endpointId, { since: new Date(since), ...(state && { state }) }) };
  }
}
