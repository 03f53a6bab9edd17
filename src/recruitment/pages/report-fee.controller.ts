import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AuditExempt, AuditsAct } from '../../audit/index.js';
import { CurrentPrincipal, FormToken, type Principal, requireWithin } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { Page } from '../../platform/pages/page.js';
import { Vacancies } from '../../vacancies/index.js';
import { DecideOnFees } from '../application/decide-on-fees.js';

const [SHORTEST, LONGEST] = [3, 300];

/** A fee that an advertisement names in words that nobody has listed, or that was said on the telephone. */
@ApiExcludeController()
@Controller('desk/fees/:vacancyId/report')
@Needs('fee-reviews:decide')
export class ReportFeeController {
  constructor(
    private readonly vacancies: Vacancies,
    private readonly decideOnFees: DecideOnFees,
  ) {}

  @Get()
  @AuditExempt('vacancies are public')
  @Page('recruitment/pages/views/report-fee.njk')
  async form(
    @CurrentPrincipal() principal: Principal,
    @Param('vacancyId', ParseUUIDPipe) id: string,
    @Query('problem') problem: string | undefined,
    @FormToken() formToken?: string,
  ) {
    const { title, employer, source, description, country } = await this.vacancies.get(id);
    requireWithin(principal, 'fee-reviews:decide', { countries: [country] });
    return { vacancy: { id, title, employer, source, description }, problem: problem === 'words', longest: LONGEST, formToken };
  }

  @Post()
  @AuditsAct('vacancy.fees-judged')
  async report(
    @CurrentPrincipal() principal: Principal,
    @Param('vacancyId', ParseUUIDPipe) id: string,
    @Body() form: Readonly<Record<string, string | undefined>>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const words = form.words?.trim() ?? '';
    const { country } = await this.vacancies.get(id);
    requireWithin(principal, 'fee-reviews:decide', { countries: [country] });
    if (words.length < SHORTEST || words.length > LONGEST) return void reply.redirect(`/desk/fees/${id}/report?problem=words#words`, 303);
    await this.decideOnFees.execute(principal, id, { verdict: 'fee', words });
    void reply.redirect('/desk/fees?done=reported', 303);
  }
}
