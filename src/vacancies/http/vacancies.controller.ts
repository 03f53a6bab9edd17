import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Put, Query, Res } from '@nestjs/common';
import {
  ApiConflictResponse,
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
import { AuditExempt, AuditsAct } from '../../audit/index.js';
import { CurrentPrincipal, type Principal, requireWithin } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { ChangesWhatWasRead, etagOf, readIfMatch } from '../../platform/http-preconditions.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { pageOf, readCursor, readLimit } from '../../platform/paging/page.js';
import { ValidationFailed } from '../../platform/problem-details/errors.js';
import { readParameter } from '../../platform/validation/read-parameter.js';
import { parseCountry } from '../../standards/index.js';
import { KeepVacancies } from '../application/keep-vacancies.js';
import { SeparateVacancy } from '../application/separate-vacancy.js';
import { Vacancies } from '../application/vacancies.js';
import { warningsOf } from '../domain/recruitment-terms.js';
import { parseVacancyStatus } from '../domain/vacancy.js';
import { OneVacancyDto, type VacancyDto, VacancyFormDto, VacancyPageDto } from './vacancy.dto.js';

@ApiTags('vacancies')
@Controller('v1/vacancies')
@AuditExempt('vacancies are public')
export class VacanciesController {
  constructor(
    private readonly vacancies: Vacancies,
    private readonly keepVacancies: KeepVacancies,
    private readonly separate: SeparateVacancy,
  ) {}

  @Post()
  @Needs('vacancies:write')
  @Idempotent()
  @ApiOperation({ operationId: 'sendVacancy', summary: 'A new vacancy, or a change of one that is known by source and reference' })
  @ApiCreatedResponse({ type: OneVacancyDto })
  @ApiOkResponse({ type: OneVacancyDto, description: 'It was known' })
  @ApiConflictResponse({ description: 'import-being-taken-back' })
  @ApiUnprocessableEntityResponse({ description: 'validation-failed, unknown-occupation, unknown-skill' })
  async send(
    @CurrentPrincipal() principal: Principal,
    @Body() body: VacancyFormDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OneVacancyDto> {
    requireWithin(principal, 'vacancies:write', await this.keepVacancies.subjectOf(body));
    const [kept] = await this.keepVacancies.execute([body]);
    if (kept?.status !== 'created') void reply.status(200);
    return this.answer(kept?.id ?? '', reply);
  }

  @Get()
  @Needs('vacancies:read')
  @ApiOperation({
    operationId: 'listOpenVacancies',
    summary: 'Open vacancies, each job once; with a source or a status: as the sources sent them, every advertisement for itself',
  })
  @ApiQuery({ name: 'country', required: false, example: 'MD' })
  @ApiQuery({ name: 'source', required: false, example: 'demo-office' })
  @ApiQuery({ name: 'status', required: false, enum: ['open', 'closed'] })
  @ApiQuery({ name: 'limit', required: false })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiOkResponse({ type: VacancyPageDto })
  async list(@Query() query: Record<string, string>): Promise<VacancyPageDto> {
    const limit = readLimit(query.limit);
    const [after, country] = [readCursor(query.cursor), readParameter(query, 'country', parseCountry)];
    const status = readParameter(query, 'status', parseVacancyStatus);
    const rows =
      query.source || status
        ? await this.vacancies.page(
            { ...(query.source && { source: query.source }), ...(status && { status }), ...(country && { country }) },
            after,
            limit + 1,
          )
        : await this.vacancies.open(after, limit + 1, country);
    return pageOf(rows as unknown as VacancyDto[], limit, ({ id }) => id);
  }

  @Get(':vacancyId')
  @Needs('vacancies:read')
  @ApiParam({ name: 'vacancyId', type: String, format: 'uuid' })
  @ApiOperation({ operationId: 'readVacancy', summary: 'One vacancy' })
  @ApiOkResponse({ type: OneVacancyDto })
  @ApiNotFoundResponse({ description: 'vacancy-not-found' })
  read(@Param('vacancyId', ParseUUIDPipe) id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<OneVacancyDto> {
    return this.answer(id, reply);
  }

  @Put(':vacancyId')
  @Needs('vacancies:write')
  @ApiParam({ name: 'vacancyId', type: String, format: 'uuid' })
  @ChangesWhatWasRead()
  @ApiOperation({ operationId: 'changeVacancy', summary: 'Replace a vacancy; status "closed" closes it' })
  @ApiOkResponse({ type: OneVacancyDto })
  @ApiConflictResponse({ description: 'import-being-taken-back' })
  @ApiNotFoundResponse({ description: 'vacancy-not-found' })
  async change(
    @CurrentPrincipal() principal: Principal,
    @Param('vacancyId', ParseUUIDPipe) id: string,
    @Body() body: VacancyFormDto,
    @Headers('if-match') seen: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OneVacancyDto> {
    const expected = readIfMatch(seen);
    const { source, reference } = await this.vacancies.get(id);
    if (source !== body.source || reference !== body.reference) {
      throw new ValidationFailed([
        {
          pointer: '/reference',
          code: 'identity-is-fixed',
          detail: `This vacancy is "${reference}" of "${source}". Send these, or POST a new vacancy.`,
        },
      ]);
    }
    requireWithin(principal, 'vacancies:write', await this.keepVacancies.subjectOf(body));
    await this.keepVacancies.execute([body], { ...(expected !== undefined && { expected }) });
    return this.answer(id, reply);
  }

  @Post(':vacancyId/separate')
  @Needs('vacancies:write')
  @AuditsAct('vacancy.separated')
  @HttpCode(200)
  @ApiParam({ name: 'vacancyId', type: String, format: 'uuid' })
  @Idempotent()
  @ApiOperation({ operationId: 'separateVacancy', summary: 'It is another job than those it was merged with; they are never merged again' })
  @ApiOkResponse({ type: OneVacancyDto })
  @ApiNotFoundResponse({ description: 'vacancy-not-found' })
  async separateFromOthers(
    @Param('vacancyId', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OneVacancyDto> {
    await this.separate.execute(id);
    return this.answer(id, reply);
  }

  private async answer(id: string, reply: FastifyReply): Promise<OneVacancyDto> {
    const [vacancy, sources] = await Promise.all([this.vacancies.get(id), this.vacancies.sourcesOf(id)]);
    void reply.header('etag', etagOf(vacancy.revision)).header('location', `/v1/vacancies/${id}`);
    return { ...(vacancy as unknown as VacancyDto), sources, warnings: warningsOf(vacancy) };
  }
}
