import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AuditsAct, AuditsRead } from '../../audit/index.js';
import {
  BreakTheGlass,
  BrokenGlassRepository,
  CurrentPrincipal,
  countriesWithin,
  FormToken,
  GLASS_FINDINGS,
  GlassAlreadyLookedAt,
  NotYourOwnGlass,
  type Principal,
} from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { Page } from '../../platform/pages/page.js';
import { pageOf, readCursor } from '../../platform/paging/page.js';
import { InvalidParameter } from '../../platform/problem-details/errors.js';
import { pseudonymOf } from './pseudonym.js';
import { idOfCursor } from './read-query.js';

const ROWS = 50;
const PROBLEMS = ['own', 'seen'];

/** Glass that colleagues broke, and at which nobody has looked yet. */
@ApiExcludeController()
@Controller('desk/glass')
export class DeskGlassController {
  constructor(
    private readonly glass: BrokenGlassRepository,
    private readonly breakTheGlass: BreakTheGlass,
  ) {}

  @Get()
  @Needs('glass:list')
  @AuditsRead('break-glass.listed')
  @Page('desk/pages/views/glass.njk')
  async list(@CurrentPrincipal() principal: Principal, @Query() query: Record<string, string>, @FormToken() formToken?: string) {
    const rows = await this.glass.toLookAt(countriesWithin(principal, 'glass:list'), idOfCursor(readCursor(query.cursor)), ROWS + 1);
    const { items, nextCursor } = pageOf(rows, ROWS, ({ id }) => id);
    const broken = items.map(({ brokenAt, by, ...one }) => ({
      ...one,
      by: by.name,
      on: brokenAt.toISOString(),
      pseudonym: pseudonymOf(one.profileId),
      isOwn: by.id === principal.id,
    }));
    const problem = PROBLEMS.find((one) => one === query.problem);
    return { broken, nextCursor, problem, findings: GLASS_FINDINGS, formToken, demonstration: principal.demonstration };
  }

  @Post(':glassId')
  @Needs('glass:look-at')
  @AuditsAct('break-glass.looked-at')
  async look(
    @Param('glassId', ParseUUIDPipe) id: string,
    @Body() body: { finding?: unknown } | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const finding = GLASS_FINDINGS.find((one) => one === body?.finding);
    if (!finding) throw new InvalidParameter('finding', `It must be one of ${GLASS_FINDINGS.join(', ')}.`);
    const problem = await this.breakTheGlass.lookAt(principal, id, finding).then(() => undefined, problemOf);
    void reply.redirect(`/desk/glass${problem ? `?problem=${problem}` : ''}`, 303);
  }
}

function problemOf(error: unknown): 'own' | 'seen' {
  if (error instanceof NotYourOwnGlass) return 'own';
  if (error instanceof GlassAlreadyLookedAt) return 'seen';
  throw error;
}
