import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AuditsAct, AuditsRead } from '../../audit/index.js';
import { CurrentPrincipal, FormToken, type Principal } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { today } from '../../platform/clock.js';
import { Page } from '../../platform/pages/page.js';
import { addDays, parseIsoDate } from '../../standards/index.js';
import { Profiles } from '../application/profiles.js';
import { AskWhetherLooking } from '../application/still-looking.js';
import { ANSWER_WITHIN_DAYS, type StillLooking } from '../domain/still-looking.js';
import { KEPT_WITHOUT_LOOKING_DAYS } from '../storage/profiles-retention.js';

const FORM = 'profiles/pages/views/looking.njk';

/** Where a person says whether they look for work, or somebody at a desk for them. */
@ApiExcludeController()
@Controller('people/:profileId/looking')
export class LookingController {
  constructor(
    private readonly profiles: Profiles,
    private readonly ask: AskWhetherLooking,
  ) {}

  @Get()
  @Needs('profiles:read')
  @AuditsRead('person.read', 'profileId')
  @Page(FORM)
  form(@Param('profileId', ParseUUIDPipe) id: string, @CurrentPrincipal() principal: Principal, @FormToken() formToken?: string) {
    return this.shown(id, principal, { formToken });
  }

  @Post()
  @HttpCode(200)
  @Needs('profiles:write')
  @AuditsAct('person.answered')
  @Page(FORM)
  async answer(
    @Param('profileId', ParseUUIDPipe) id: string,
    @Body() { looking }: Readonly<Record<string, string>>,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
    @FormToken() formToken?: string,
  ) {
    if (looking !== 'yes' && looking !== 'no') {
      void reply.status(422);
      return this.shown(id, principal, { formToken });
    }
    await this.ask.answer(id, looking === 'yes', parseIsoDate(today()));
    return this.shown(id, principal, { formToken, done: looking });
  }

  private async shown(id: string, principal: Principal, more: object) {
    const { demonstration, looking } = await this.profiles.get(id);
    const isOwn = principal.grants.some(({ person }) => person === id);
    return { person: { id }, demonstration, isOwn, ...(looking && daysOf(looking)), ...more };
  }
}

/** `on`: since when it is so; `until`: when it changes by itself. */
function daysOf(still: StillLooking) {
  if (still.state === 'looking') return { state: still.state, on: still.confirmedOn };
  if (still.state === 'asked') return { state: still.state, on: still.askedOn, until: addDays(still.askedOn, ANSWER_WITHIN_DAYS) };
  return { state: still.because, on: still.pausedOn, until: addDays(still.pausedOn, KEPT_WITHOUT_LOOKING_DAYS) };
}
