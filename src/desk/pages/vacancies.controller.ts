import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditExempt, AuditsAct, AuditsRead, adviceOf } from '../../audit/index.js';
import { CurrentPrincipal, FormToken, type Principal, requireWithin } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { languageOf } from '../../platform/pages/language.js';
import { Page } from '../../platform/pages/page.js';
import { pageOf, readCursor } from '../../platform/paging/page.js';
import { ConfirmCoding, Vacancies } from '../../vacancies/index.js';
import { readChosenOccupation } from './read-occupation.js';
import { idOfCursor, readId } from './read-query.js';
import { listedView, readSearch } from './vacancy-search.js';
import { VacancyView } from './vacancy-view.js';

const ROWS = 50;

/** Work on offer: to be found, to be coded, and whom it fits. */
@ApiExcludeController()
@Controller('desk/vacancies')
export class DeskVacanciesController {
  constructor(
    private readonly vacancies: Vacancies,
    private readonly view: VacancyView,
    private readonly confirmCoding: ConfirmCoding,
  ) {}

  /** Filters that cannot be read are told, and kept as they were typed. */
  @Get()
  @Needs('desk:open')
  @AuditExempt('vacancies are public')
  @Page('desk/pages/views/vacancies.njk')
  async list(@CurrentPrincipal() principal: Principal, @Query() query: Record<string, string>) {
    const { search, wrong, countries } = readSearch(principal, query);
    const rows = search ? await this.vacancies.search(search, idOfCursor(readCursor(query.cursor)), ROWS + 1) : [];
    const { items, nextCursor } = pageOf(rows, ROWS, ({ id }) => id);
    const kept = Object.entries(query).filter(([name, value]) => value && name !== 'cursor' && name !== 'lang');
    const next = nextCursor && `/desk/vacancies?${new URLSearchParams([...kept, ['cursor', nextCursor]])}`;
    return { vacancies: items.map(listedView), asked: query, wrong, countries, next, demonstration: principal.demonstration };
  }

  @Get(':vacancyId')
  @Needs('candidates:read')
  @AuditsRead('candidates.listed', 'vacancyId', adviceOf)
  @Page('desk/pages/views/vacancy.njk')
  async one(
    @Param('vacancyId', ParseUUIDPipe) id: string,
    @Query() { problem, done }: Record<string, string>,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @FormToken() formToken?: string,
  ) {
    return {
      ...(await this.view.of(id, principal, languageOf(request))),
      problem: problem === 'occupation',
      done: done === 'coded',
      formToken,
    };
  }

  /** From the form that asks why somebody is not among them. */
  @Get(':vacancyId/why')
  @Needs('candidates:read')
  @AuditsRead('candidates.listed', 'vacancyId')
  why(@Param('vacancyId', ParseUUIDPipe) id: string, @Query('person') person: string | undefined, @Res() reply: FastifyReply): void {
    void reply.redirect(`/desk/people/${readId(person, 'person')}/vacancies/${id}`, 303);
  }

  @Post(':vacancyId/coding')
  @Needs('wordings:correct')
  @AuditsAct('coding.corrected')
  async confirm(
    @Param('vacancyId', ParseUUIDPipe) id: string,
    @Body() body: Record<string, string> | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { source } = await this.vacancies.get(id);
    requireWithin(principal, 'wordings:correct', { organisation: source });
    const chosen = readChosenOccupation(body);
    if (chosen) await this.confirmCoding.execute(id, chosen);
    void reply.redirect(`/desk/vacancies/${id}${chosen ? '?done=coded' : '?problem=occupation#coding'}`, 303);
  }
}
