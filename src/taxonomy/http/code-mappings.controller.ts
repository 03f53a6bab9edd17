import { Body, Controller, Get, Headers, Param, ParseIntPipe, Post, Query, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AuditsAct } from '../../audit/index.js';
import { Needs, Public } from '../../platform/access/needs.js';
import { today } from '../../platform/clock.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { pageOf, readCursor, readLimit } from '../../platform/paging/page.js';
import { InvalidParameter } from '../../platform/problem-details/errors.js';
import { readParameter } from '../../platform/validation/read-parameter.js';
import { parseIsoDate } from '../../standards/index.js';
import { CodeMappings } from '../application/code-mappings.js';
import { PublishCodes } from '../application/publish-codes.js';
import { parseCodeScheme } from '../domain/codes/code-mapping.js';
import {
  CodeChangeDto,
  CodeDifferenceDto,
  CodeMappingDto,
  CodeMappingPageDto,
  CodeVersionDto,
  CodeVersionsDto,
} from './code-mapping.dto.js';
import { readCodeUpload } from './read-code-upload.js';

@ApiTags('taxonomy')
@Controller('v1/code-mappings')
@Public()
export class CodeMappingsController {
  constructor(
    private readonly codeMappings: CodeMappings,
    private readonly publishCodes: PublishCodes,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listCodeSchemes', summary: 'National lists of occupations that are mapped, with their versions' })
  @ApiOkResponse({ type: CodeVersionsDto })
  async schemes(): Promise<CodeVersionsDto> {
    return { items: (await this.codeMappings.schemes()).map(CodeVersionDto.from) };
  }

  @Get(':scheme/versions')
  @ApiOperation({ operationId: 'listCodeVersions', summary: 'Versions of a list, with the day from which each is in force' })
  @ApiParam({ name: 'scheme', example: 'RO-COR' })
  @ApiOkResponse({ type: CodeVersionsDto })
  @ApiNotFoundResponse({ description: 'code-version-not-found' })
  async versions(@Param('scheme') scheme: string): Promise<CodeVersionsDto> {
    return { items: (await this.codeMappings.versions(parseCodeScheme(scheme))).map(CodeVersionDto.from) };
  }

  @Post(':scheme/versions')
  @Needs('code-mappings:publish')
  @AuditsAct('code-mapping.published')
  @Idempotent()
  @ApiOperation({ operationId: 'publishCodes', summary: 'A new version of a list, whole; what was published before stays as it is' })
  @ApiParam({ name: 'scheme', example: 'RO-COR', description: 'Country that keeps the list, and its name' })
  @ApiQuery({ name: 'inForceFrom', required: false, example: '2026-01-01', description: 'Left out: today' })
  @ApiConsumes('text/csv', 'application/json')
  @ApiBody({ schema: { type: 'array', items: { type: 'object', additionalProperties: true } } })
  @ApiCreatedResponse({ type: CodeVersionDto })
  @ApiUnprocessableEntityResponse({ description: 'unfit-code-mapping, unknown-occupation' })
  async publish(
    @Param('scheme') given: string,
    @Query() query: Record<string, string>,
    @Headers('content-type') contentType: string | undefined,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CodeVersionDto> {
    const [scheme, from] = [parseCodeScheme(given), readParameter(query, 'inForceFrom', parseIsoDate) ?? parseIsoDate(today())];
    const version = await this.publishCodes.execute(scheme, from, await readCodeUpload(body, contentType ?? ''));
    void reply.header('location', `/v1/code-mappings/${scheme}/versions/${version}`);
    return CodeVersionDto.from(await this.codeMappings.version(scheme, version));
  }

  @Get(':scheme/versions/:number')
  @ApiOperation({ operationId: 'readCodes', summary: 'Codes of a version, also by what they mean: from ISCO or ESCO back to the list' })
  @ApiParam({ name: 'scheme', example: 'RO-COR' })
  @ApiParam({ name: 'number', type: Number, example: 1 })
  @ApiQuery({ name: 'code', required: false, example: '532202' })
  @ApiQuery({ name: 'isco', required: false, example: '5322' })
  @ApiQuery({ name: 'occupationUri', required: false })
  @ApiQuery({ name: 'limit', required: false })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiOkResponse({ type: CodeMappingPageDto })
  @ApiNotFoundResponse({ description: 'code-version-not-found' })
  async codes(
    @Param('scheme') scheme: string,
    @Param('number', ParseIntPipe) version: number,
    @Query() { code, isco, occupationUri, limit: given, cursor }: Record<string, string>,
  ): Promise<CodeMappingPageDto> {
    const [limit, after] = [readLimit(given), readCursor(cursor)];
    const filter = { ...(code && { code }), ...(isco && { isco }), ...(occupationUri && { occupationUri }) };
    const found = await this.codeMappings.page(parseCodeScheme(scheme), version, filter, after, limit + 1);
    const { items, nextCursor } = pageOf(found, limit, (one) => one.code);
    return { items: items.map(CodeMappingDto.from), nextCursor };
  }

  @Get(':scheme/versions/:number/diff')
  @ApiOperation({ operationId: 'compareCodes', summary: 'What a version says otherwise than another' })
  @ApiParam({ name: 'scheme', example: 'RO-COR' })
  @ApiParam({ name: 'number', type: Number, example: 2 })
  @ApiQuery({ name: 'from', example: 1, description: 'The version it is compared with' })
  @ApiOkResponse({ type: CodeDifferenceDto })
  @ApiNotFoundResponse({ description: 'code-version-not-found' })
  async compare(
    @Param('scheme') scheme: string,
    @Param('number', ParseIntPipe) to: number,
    @Query('from') given: string | undefined,
  ): Promise<CodeDifferenceDto> {
    const from = Number(given);
    if (!Number.isInteger(from))
      throw new InvalidParameter('from', `it is "${given ?? ''}"; write the number of a version, such as from=1.`);
    const changes = await this.codeMappings.difference(parseCodeScheme(scheme), from, to);
    return { from, to, changes: changes.map(CodeChangeDto.from) };
  }
}
