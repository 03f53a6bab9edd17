import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditsAct, AuditsRead } from '../../audit/index.js';
import { CurrentPrincipal, FormToken, type Principal } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { languageOf } from '../../platform/pages/language.js';
import { Page } from '../../platform/pages/page.js';
import { pageOf, readCursor } from '../../platform/paging/page.js';
import { DecideOverride } from '../application/decide-override.js';
import { Referrals } from '../application/referrals.js';
import { REFERRAL_STATES, REFUSAL_REASONS, WAYS_HEARD } from '../domain/referral.js';
import { afterOf, keyOf, readAsked } from '../http/referral-list.js';
import { TakeAction } from '../http/take-action.js';
import { answerForm, readOverride, readTransition, type SentForm, seenRevision } from './read-form.js';
import { ReferralView } from './referral-view.js';

const ROWS = 50;
const OF_THE_PERSON = ['agree', 'decline', 'withdraw'];

/** The desk: what somebody has to look at first, and one referral with what can follow. */
@ApiExcludeController()
@Controller('desk/referrals')
export class DeskReferralsController {
  constructor(
    private readonly referrals: Referrals,
    private readonly view: ReferralView,
    private readonly takeAction: TakeAction,
    private readonly decideOverride: DecideOverride,
  ) {}

  @Get()
  @Needs('referrals:released')
  @AuditsRead('referral.read')
  @Page('referrals/pages/views/desk.njk')
  async list(@CurrentPrincipal() principal: Principal, @Query() query: Record<string, string>) {
    const found = await this.referrals.list(principal, readAsked(query), afterOf(readCursor(query.cursor)), ROWS + 1);
    const { items, nextCursor } = pageOf(found, ROWS, keyOf);
    const kept = new URLSearchParams(Object.entries(query).filter(([name, value]) => value && name !== 'cursor' && name !== 'lang'));
    const next = nextCursor && `/desk/referrals?${new URLSearchParams([...kept, ['cursor', nextCursor]])}`;
    const filter = kept.toString();
    return {
      referrals: await this.view.rows(items),
      next,
      filter,
      asked: query,
      states: REFERRAL_STATES,
      demonstration: principal.demonstration,
    };
  }

  @Get(':referralId')
  @Needs('referrals:released')
  @AuditsRead('referral.read', 'referralId')
  @Page('referrals/pages/views/one-on-desk.njk')
  async one(
    @Param('referralId', ParseUUIDPipe) id: string,
    @Query('problem') problem: string | undefined,
    @FormToken() formToken?: string,
  ) {
    const one = await this.view.whole(await this.referrals.get(id));
    const choices = { reasons: REFUSAL_REASONS, ways: WAYS_HEARD.slice(1) };
    const reports = one.actions.filter((action) => !OF_THE_PERSON.includes(action) && action !== 'link-file');
    return { referral: { ...one, reports }, formToken, problem, ...choices, demonstration: one.demonstration };
  }

  @Post(':referralId/override')
  @Needs('referrals:override')
  @AuditsAct('referral.override', 'referral.moved')
  async override(
    @CurrentPrincipal() principal: Principal,
    @Param('referralId', ParseUUIDPipe) id: string,
    @Body() form: SentForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const work = async () => {
      const { decision, why } = await readOverride(form);
      await this.decideOverride.execute(principal, id, seenRevision(form), decision, why);
    };
    return answerForm(reply, `/desk/referrals/${id}`, 'override', work);
  }

  @Post(':referralId')
  @Needs('referrals:report')
  @AuditsAct('referral.moved', 'consent.given', 'consent.withdrawn')
  async move(
    @CurrentPrincipal() principal: Principal,
    @Param('referralId', ParseUUIDPipe) id: string,
    @Body() form: SentForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const work = async () => {
      const asked = await readTransition(form, { language: languageOf(request) });
      await this.takeAction.execute(principal, id, seenRevision(form), asked);
    };
    return answerForm(reply, `/desk/referrals/${id}`, form.action, work);
  }
}
