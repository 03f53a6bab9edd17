import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AuditExempt, AuditsAct } from '../../audit/index.js';
import { CurrentPrincipal, FormToken, type Principal } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { Page } from '../../platform/pages/page.js';
import { pageOf, readCursor } from '../../platform/paging/page.js';
import { UnclearWordings } from '../../vacancies/index.js';
import { sourcesOf } from '../application/todays-work.js';
import { CodingSuggestions } from './coding-suggestions.js';
import { readChosenOccupation } from './read-occupation.js';
import { idOfCursor } from './read-query.js';

const ROWS = 20;
type Asked = Readonly<Record<string, string | undefined>>;

/** Titles of the own source that say no one work: each waits until somebody has said what it means. */
@ApiExcludeController()
@Controller('desk/coding')
@Needs('wordings:correct')
export class DeskCodingController {
  constructor(
    private readonly unclear: UnclearWordings,
    private readonly suggestions: CodingSuggestions,
  ) {}

  @Get()
  @AuditExempt('vacancies are public')
  @Page('desk/pages/views/coding.njk')
  async list(@CurrentPrincipal() principal: Principal, @Query() { cursor, done, problem }: Asked, @FormToken() formToken?: string) {
    const rows = await this.unclear.waiting(sourcesOf(principal), idOfCursor(readCursor(cursor)), ROWS + 1);
    const { items, nextCursor } = pageOf(rows, ROWS, ({ id }) => id);
    const wordings = await Promise.all(items.map(async (one) => ({ ...one, suggestions: await this.suggestions.of(one) })));
    const next = nextCursor && `/desk/coding?cursor=${encodeURIComponent(nextCursor)}`;
    return { wordings, next, done: done === 'coded', problem, formToken, demonstration: principal.demonstration };
  }

  @Post(':wordingId')
  @AuditsAct('coding.corrected')
  async settle(
    @Param('wordingId', ParseUUIDPipe) id: string,
    @Body() body: Record<string, string> | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const chosen = readChosenOccupation(body);
    if (chosen) await this.unclear.settle(principal, id, chosen);
    void reply.redirect(chosen ? '/desk/coding?done=coded' : `/desk/coding?problem=${id}#w${id}`, 303);
  }
}
