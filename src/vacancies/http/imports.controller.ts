import { Readable } from 'node:stream';
import { Body, Controller, Headers, HttpCode, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConflictResponse,
  ApiConsumes,
  ApiHeader,
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
import { CurrentPrincipal, countriesWithin, type Principal, requireWithin } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { unpacked } from '../../platform/operations/unpacked.js';
import { BeginImport } from '../application/imports/begin-import.js';
import { MoveImport } from '../application/imports/move-import.js';
import { BegunImportDto, MovedImportDto, MoveImportDto } from './import.dto.js';
import { readImportQuery } from './read-import-query.js';

@ApiTags('vacancies')
@Controller('v1/imports')
export class ImportsController {
  constructor(
    private readonly beginImport: BeginImport,
    private readonly moveImport: MoveImport,
  ) {}

  @Post()
  @Needs('vacancies:write')
  @AuditExempt('vacancies are public')
  @HttpCode(202)
  @Idempotent()
  @ApiOperation({ operationId: 'importRows', summary: 'A feed of vacancies; every row gets a verdict, good rows are kept' })
  @ApiQuery({ name: 'kind', enum: ['vacancies'] })
  @ApiQuery({ name: 'source', description: 'Name of the feed; with the reference it identifies a vacancy', example: 'demo-office' })
  @ApiQuery({
    name: 'mode',
    required: false,
    enum: ['upsert', 'snapshot'],
    description: 'snapshot: at the end what is absent from the feed closes',
  })
  @ApiQuery({
    name: 'confirm',
    required: false,
    type: Number,
    description: 'Of a snapshot: so many absent vacancies may close, though they are many',
  })
  @ApiHeader({ name: 'Content-Encoding', required: false, schema: { type: 'string', enum: ['identity', 'gzip'] } })
  @ApiConsumes('application/x-ndjson', 'text/csv', 'application/ld+json', 'text/html')
  @ApiBody({ schema: { type: 'string' } })
  @ApiAcceptedResponse({ type: BegunImportDto, description: 'The operation, also in Location' })
  @ApiConflictResponse({ description: 'import-being-taken-back' })
  @ApiUnprocessableEntityResponse({ description: 'unreadable-feed, feed-too-compressed' })
  async begin(
    @CurrentPrincipal() principal: Principal,
    @Query() query: Record<string, string>,
    @Headers('content-type') contentType: string | undefined,
    @Headers('content-encoding') encoding: string | undefined,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BegunImportDto> {
    const asked = readImportQuery(query, contentType, encoding);
    requireWithin(principal, 'vacancies:write', { organisation: asked.source });
    const countries = countriesWithin(principal, 'vacancies:write', asked.source);
    const upload = body instanceof Readable ? body : Readable.from([Buffer.from(JSON.stringify(body ?? ''))]);
    const id = await this.beginImport.execute(
      { ...asked, begunBy: principal.id, ...(countries && { countries }) },
      unpacked(upload, body instanceof Readable ? encoding : undefined),
    );
    void reply.header('location', `/v1/operations/${id}`);
    return { id };
  }

  @Post(':operationId/transitions')
  @Needs('imports:move')
  @AuditsAct('import.roll-back-asked')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({
    operationId: 'moveImport',
    summary: 'Pause an import before its next batch, have it go on behind its last row, or take it back as a whole',
  })
  @ApiParam({ name: 'operationId', type: String, format: 'uuid' })
  @ApiOkResponse({ type: MovedImportDto })
  @ApiNotFoundResponse({ description: 'operation-not-found, import-not-found' })
  @ApiConflictResponse({ description: 'operation-cannot-move, changed-since-import, later-import-stands' })
  async move(@Param('operationId', ParseUUIDPipe) id: string, @Body() { action }: MoveImportDto): Promise<MovedImportDto> {
    return { id, status: await this.moveImport.execute(id, action) };
  }
}
