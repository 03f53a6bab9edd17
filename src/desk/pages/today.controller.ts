import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { AuditsRead, adviceOf } from '../../audit/index.js';
import { CurrentPrincipal, type Principal } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { today } from '../../platform/clock.js';
import { Page } from '../../platform/pages/page.js';
import { Recipients } from '../../referrals/index.js';
import { NEAR_DAYS, TodaysWork } from '../application/todays-work.js';
import { pseudonymOf } from './pseudonym.js';

/** Where the day of a caseworker begins. */
@ApiExcludeController()
@Controller('desk')
export class TodayController {
  constructor(
    private readonly work: TodaysWork,
    private readonly recipients: Recipients,
  ) {}

  @Get()
  @Needs('desk:open')
  @AuditsRead('person.read', undefined, adviceOf)
  @Page('desk/pages/views/today.njk')
  async today(@CurrentPrincipal() principal: Principal) {
    const { waiting, silent, ...rest } = await this.work.of(principal);
    const referrals = silent.first.map(async ({ id, to, state, dueOn }) => ({ id, state, dueOn, ...(await this.recipients.titleOf(to)) }));
    return {
      ...rest,
      waiting: { ...waiting, first: waiting.first.map((one) => ({ ...one, pseudonym: pseudonymOf(one.id) })) },
      silent: { ...silent, first: await Promise.all(referrals) },
      advice: rest.matches.advice,
      on: today(),
      nearDays: NEAR_DAYS,
      demonstration: principal.demonstration,
    };
  }
}
