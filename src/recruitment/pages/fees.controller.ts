import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AuditExempt, AuditsAct } from '../../audit/index.js';
import { CurrentPrincipal, countriesWithin, FormToken, type Principal, requireWithin } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { Page } from '../../platform/pages/page.js';
import { pageOf, readCursor } from '../../platform/paging/page.js';
import { Vacancies, type Vacancy } from '../../vacancies/index.js';
import { DecideOnFees } from '../application/decide-on-fees.js';
import { digestOf, wordsOf } from '../application/look-for-fees.js';
import { FEE_VERDICTS } from '../domain/fee-verdict.js';
import type { ReportedFee } from '../domain/reported-fee.js';
import { type FeeReview, FeeReviewsRepository } from '../storage/fee-reviews.repository.js';
import { ReportedFeesRepository } from '../storage/reported-fees.repository.js';
import { marked } from './marked.js';

const ROWS = 20;
type SentForm = Readonly<Record<string, string | undefined>>;

/** Advertisements that speak of fees, with their words, for somebody to read and to say whether the worker would pay. */
@ApiExcludeController()
@Controller('desk/fees')
@Needs('fee-reviews:decide')
export class FeesController {
  constructor(
    private readonly reviews: FeeReviewsRepository,
    private readonly reported: ReportedFeesRepository,
    private readonly vacancies: Vacancies,
    private readonly decideOnFees: DecideOnFees,
  ) {}

  @Get()
  @AuditExempt('vacancies are public')
  @Page('recruitment/pages/views/fees.njk')
  async list(@CurrentPrincipal() principal: Principal, @Query() query: SentForm, @FormToken() formToken?: string) {
    const found = await this.reviews.waiting(countriesWithin(principal, 'fee-reviews:decide'), readCursor(query.cursor), ROWS + 1);
    const { items, nextCursor } = pageOf(found, ROWS, ({ vacancyId }) => vacancyId);
    const vacancies = new Map((await this.vacancies.many(items.map(({ vacancyId }) => vacancyId))).map((one) => [one.id, one]));
    const reported = await this.reported.ofMany([...vacancies.keys()]);
    const reviews = items.flatMap((one) => {
      const vacancy = vacancies.get(one.vacancyId);
      return vacancy ? [viewOf(one, vacancy, reported.get(vacancy.id), principal)] : [];
    });
    return { reviews, nextCursor, formToken, problem: query.problem, done: query.done };
  }

  /** Back to what waits; the verdict is of the words that the page showed. */
  @Post(':vacancyId')
  @AuditsAct('vacancy.fees-judged')
  async judge(
    @CurrentPrincipal() principal: Principal,
    @Param('vacancyId', ParseUUIDPipe) id: string,
    @Body() form: SentForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const vacancy = await this.vacancies.get(id);
    requireWithin(principal, 'fee-reviews:decide', { countries: [vacancy.country] });
    const verdict = FEE_VERDICTS.find((one) => one === form.verdict);
    if (!verdict) return void reply.redirect(`/desk/fees?problem=verdict#v${id}`, 303);
    if (shownOf(vacancy, await this.reported.of(id)) !== form.digest) return void reply.redirect('/desk/fees?problem=changed', 303);
    await this.decideOnFees.execute(principal, id, { verdict });
    void reply.redirect(`/desk/fees?done=${verdict}`, 303);
  }
}

/** What the page shows, so that nobody judges what they have not seen. */
function shownOf(vacancy: Vacancy, reported: ReportedFee | undefined): string {
  return `${digestOf(wordsOf(vacancy))}${reported?.id ?? ''}`;
}

/** The words are those of the advertisement as it is now. */
function viewOf({ country }: FeeReview, vacancy: Vacancy, reported: ReportedFee | undefined, { id: reader }: Principal) {
  const { id, title, employer, source, description = '', agency } = vacancy;
  const found = wordsOf(vacancy);
  const shown = { title: marked(title, found), description: marked(description, found) };
  const report = reported && { words: reported.words, by: reported.reportedBy.name, isOwn: reported.reportedBy.id === reader };
  const known = { found: found.map(({ words }) => words), digest: shownOf(vacancy, reported), report };
  return { id, country, employer, source, agency, ...known, ...shown };
}
