import { Readable } from 'node:stream';
import { Body, Controller, Headers, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AuditExempt } from '../../audit/index.js';
import { CurrentPrincipal, countriesWithin, type Principal, requireWithin } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { Operations } from '../../platform/operations/operations.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { InvalidParameter } from '../../platform/problem-details/errors.js';
import type { FeedFormat } from '../reading/feed-rows.js';

const FORMAT_OF: Readonly<Record<string, FeedFormat>> = {
  'application/x-ndjson': 'ndjson',
  'text/csv': 'csv',
  'application/ld+json': 'json-ld',
  'application/json': 'json-ld',
};

@ApiTags('vacancies')
@Controller('v1/imports')
@Needs('vacancies:write')
@AuditExempt('vacancies are public')
export class ImportsController {
  constructor(
    private readonly operations: Operations,
    private readonly outbox: Outbox,
  ) {}

  @Post()
  @HttpCode(202)
  @Idempotent()
  @ApiOperation({ operationId: 'importRows', summary: 'A feed of vacancies; every row gets a verdict, good rows are kept' })
  @ApiQuery({ name: 'kind', enum: ['vacancies'] })
  @ApiQuery({ name: 'source', description: 'Name of the feed; with the reference it identifies a vacancy', example: 'demo-office' })
  @ApiConsumes('application/x-ndjson', 'text/csv', 'application/ld+json')
  @ApiBody({ schema: { type: 'string' } })
  @ApiAcceptedResponse({
    description: 'The operation, also in Location',
    schema: { type: 'object', required: ['id'], properties: { id: { type: 'string', format: 'uuid' } } },
  })
  async begin(
    @CurrentPrincipal() principal: Principal,
    @Query('kind') kind: string | undefined,
    @Query('source') source: string | undefined,
    @Headers('content-type') contentType: string,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ id: string }> {
    if (kind !== 'vacancies') throw new InvalidParameter('kind', `it is "${kind ?? ''}"; write kind=vacancies.`);
    if (!source || source.length > 100)
      throw new InvalidParameter('source', 'name the feed in at most 100 characters, for example source=demo-office.');
    requireWithin(principal, 'vacancies:write', { organisation: source });
    const [type = '', ...options] = contentType.split(';').map((part) => part.trim().toLowerCase());
    const format = FORMAT_OF[type] ?? 'ndjson';
    const charset = options.find((option) => option.startsWith('charset='))?.slice('charset='.length);
    const upload = body instanceof Readable ? body : Readable.from([Buffer.from(JSON.stringify(body))]);
    const countries = countriesWithin(principal, 'vacancies:write', source);
    const input = { format, source, begunBy: principal.id, ...(charset && { charset }), ...(countries && { countries }) };
    const id = await this.operations.begin('import-vacancies', input, upload, (tx, operationId) =>
      this.outbox.append(tx, { name: 'vacancies.uploaded.v1', data: { operationId } }),
    );
    void reply.header('location', `/v1/operations/${id}`);
    return { id };
  }
}
