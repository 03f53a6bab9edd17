import { Readable } from 'node:stream';
import { Controller, Get, Header, Param, ParseUUIDPipe, Query, StreamableFile } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiParam, ApiProperty, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Needs } from '../access/needs.js';
import { withinPresentReach } from '../database/reach.js';
import { pageOf, readCursor, readLimit } from '../paging/page.js';
import { OPERATION_STATUSES, type Operation } from './operation.js';
import { Operations } from './operations.js';

class OperationDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'import-vacancies' }) kind!: string;
  @ApiProperty({ enum: OPERATION_STATUSES }) status!: string;
  @ApiProperty({ description: 'Rows dealt with' }) done!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Rows in all; null while unknown' }) total!: number | null;
  @ApiProperty({ description: 'Rows refused' }) errors!: number;
  @ApiProperty({ type: Object, nullable: true, additionalProperties: true }) result!: Record<string, unknown> | null;

  static from({ id, kind, status, done, total, errors, result }: Operation): OperationDto {
    return { id, kind, status, done, total, errors, result };
  }
}

class OperationPageDto {
  @ApiProperty({ type: [OperationDto] }) items!: readonly OperationDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

@ApiTags('operations')
@Controller('v1/operations')
@Needs('operations:read')
export class OperationsController {
  constructor(private readonly operations: Operations) {}

  @Get()
  @Needs('operations:list')
  @ApiOperation({
    operationId: 'listOperations',
    summary: 'Long work, the latest first: what was asked for, and what the service does by itself',
  })
  @ApiQuery({ name: 'kind', required: false, example: 'follow-vacancies' })
  @ApiQuery({ name: 'limit', required: false })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiOkResponse({ type: OperationPageDto })
  async list(@Query() { kind, limit: given, cursor }: Record<string, string>): Promise<OperationPageDto> {
    const [limit, after] = [readLimit(given), readCursor(cursor)];
    const found = await this.operations.list({ ...(kind && { kind }), ...(after && { after }), limit: limit + 1 });
    const { items, nextCursor } = pageOf(found, limit, ({ id }) => id);
    return { items: items.map(OperationDto.from), nextCursor };
  }

  @Get(':operationId')
  @ApiOperation({ operationId: 'readOperation', summary: 'How far long work has come' })
  @ApiParam({ name: 'operationId', type: String, format: 'uuid' })
  @ApiOkResponse({ type: OperationDto })
  @ApiNotFoundResponse({ description: 'operation-not-found' })
  async read(@Param('operationId', ParseUUIDPipe) id: string): Promise<OperationDto> {
    return OperationDto.from(await this.operations.get(id));
  }

  @Get(':operationId/verdicts')
  @Header('content-type', 'application/x-ndjson')
  @ApiOperation({ operationId: 'readOperationVerdicts', summary: 'What became of every row, one JSON object a line' })
  @ApiParam({ name: 'operationId', type: String, format: 'uuid' })
  @ApiOkResponse({ content: { 'application/x-ndjson': { schema: { type: 'string' } } } })
  @ApiNotFoundResponse({ description: 'operation-not-found' })
  async verdicts(@Param('operationId', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    await this.operations.get(id);
    return new StreamableFile(Readable.from(withinPresentReach(this.lines(id))));
  }

  private async *lines(id: string): AsyncGenerator<string> {
    for (let after = 0; ; ) {
      const verdicts = await this.operations.verdicts(id, after, 1_000);
      if (!verdicts.length) return;
      yield `${verdicts.map((verdict) => JSON.stringify(verdict)).join('\n')}\n`;
      after = verdicts.at(-1)?.line ?? Number.MAX_SAFE_INTEGER;
    }
  }
}
