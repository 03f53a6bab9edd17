import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditsAct, AuditsRead } from '../../audit/index.js';
import { CurrentPrincipal, FormToken, type Principal } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { languageOf } from '../../platform/pages/language.js';
import { Page } from '../../platform/pages/page.js';
import { Referrals } from '../application/referrals.js';
import type { Referral } from '../domain/referral.js';
import { TakeAction } from '../http/take-action.js';
import { answerForm, readTransition, type SentForm, seenRevision } from './read-form.js';
import { ReferralView } from './referral-view.js';

const LISTED = 100;

/** What the desk has not decided to propose is no prospect: it would only raise a hope. Their own application is always theirs to see. */
function isForThem({ state, origin }: Referral): boolean {
  return origin === 'own-application' || (state !== 'held' && state !== 'not-approved');
}

/** What the person sees of where they are proposed, and their answer. */
@ApiExcludeController()
@Controller('account/referrals')
export class AccountReferralsController {
  constructor(
    private readonly referrals: Referrals,
    private readonly view: ReferralView,
    private readonly takeAction: TakeAction,
  ) {}

  @Get()
  @Needs('referrals:read')
  @AuditsRead('referral.read')
  @Page('referrals/pages/views/mine.njk')
  async list(@CurrentPrincipal() principal: Principal) {
    const person = principal.grants.find((grant) => grant.person)?.person;
    const mine = person ? await this.referrals.list(principal, { profileId: person }, undefined, LISTED) : [];
    return { referrals: await this.view.rows(mine.filter(isForThem)), demonstration: principal.demonstration };
  }

  @Get(':referralId')
  @Needs('referrals:read')
  @AuditsRead('referral.read', 'referralId')
  @Page('referrals/pages/views/one-of-mine.njk')
  async one(
    @Param('referralId', ParseUUIDPipe) id: string,
    @Query('problem') problem: string | undefined,
    @FormToken() formToken?: string,
  ) {
    const one = await this.view.whole(await this.referrals.get(id));
    return { referral: one, formToken, problem, demonstration: one.demonstration, isMine: true };
  }

  /** The person’s own answer; back to the page, which says how it stands now. */
  @Post(':referralId')
  @Needs('referrals:answer')
  @AuditsAct('referral.moved', 'consent.given', 'consent.withdrawn')
  async answer(
    @CurrentPrincipal() principal: Principal,
    @Param('referralId', ParseUUIDPipe) id: string,
    @Body() form: SentForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const work = async () => {
      const asked = await readTransition(form, { language: languageOf(request), heard: 'by-themselves' });
      await this.takeAction.execute(principal, id, seenRevision(form), asked);
    };
    return answerForm(reply, `/account/referrals/${id}`, form.action, work);
  }
}
