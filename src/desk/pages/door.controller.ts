import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Advised, type AuditedAct, AuditsAct, AuditsRead, RecordReads } from '../../audit/index.js';
import { BreakTheGlass, CurrentPrincipal, FormToken, type Principal, ReasonTooShort, seeThroughGlass } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { languageOf } from '../../platform/pages/language.js';
import { Page } from '../../platform/pages/page.js';
import { PageRenderer } from '../../platform/pages/page-renderer.js';
import { Caseworkers, HasACaseworker, Profiles } from '../../profiles/index.js';
import { HistoryOfPerson } from '../application/history-of-person.js';
import { PersonView } from './person-view.js';

const DOOR = 'desk/pages/views/door.njk';

/** Before a person whom the caseworker does not look after: take them on, or break the glass, which opens one look. */
@ApiExcludeController()
@Controller('desk/people/:profileId')
export class DoorController {
  constructor(
    private readonly caseworkers: Caseworkers,
    private readonly profiles: Profiles,
    private readonly glass: BreakTheGlass,
    private readonly view: PersonView,
    private readonly history: HistoryOfPerson,
    private readonly renderer: PageRenderer,
    private readonly reads: RecordReads,
  ) {}

  @Get('door')
  @Needs('glass:break')
  @AuditsRead('person.read', 'profileId')
  @Page(DOOR)
  async door(@Param('profileId', ParseUUIDPipe) id: string, @CurrentPrincipal() principal: Principal, @FormToken() formToken?: string) {
    return { ...(await this.standing(id, principal)), formToken };
  }

  @Post('caseworker')
  @Needs('people:take-on')
  @AuditsAct('caseworker.took-on')
  async takeOn(
    @Param('profileId', ParseUUIDPipe) id: string,
    @CurrentPrincipal() principal: Principal,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const isTheirs = await this.caseworkers.takeOn(id, principal).then(() => true, isTaken);
    void reply.redirect(`/desk/people/${id}${isTheirs ? '' : '/door'}`, 303);
  }

  @Post('hand-back')
  @Needs('people:hand-back')
  @AuditsAct('caseworker.handed-back')
  async handBack(@Param('profileId', ParseUUIDPipe) id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.caseworkers.handBack(id);
    void reply.redirect('/desk/people/mine', 303);
  }

  /** The reason, its entry and the notice to the person are written before the page is made, and what it advises before it is shown; it is shown in this answer and nowhere else. */
  @Post('glass')
  @Needs('glass:break')
  @AuditsAct('person.read-by-break-glass', 'person.read')
  async look(
    @Param('profileId', ParseUUIDPipe) id: string,
    @Body() body: { reason?: unknown } | undefined,
    @CurrentPrincipal() principal: Principal,
    @FormToken() formToken: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reason = typeof body?.reason === 'string' ? body.reason : '';
    const { destination } = await this.profiles.get(id);
    const glassId = await this.glass.execute(principal, 'glass:break', id, destination, reason).catch(unlessTooShort);
    if (!glassId)
      return this.send(request, reply, 422, DOOR, { ...(await this.standing(id, principal)), formToken, reason, error: 'reason' });
    seeThroughGlass(glassId);
    const [shown, happened] = await Promise.all([this.view.of(id, [languageOf(request)]), this.history.of(principal, id)]);
    await this.reads.execute(...shown.advice.map((advised) => lookAt(id, advised)));
    return this.send(request, reply, 200, 'desk/pages/views/person.njk', { ...shown, happened, others: [], throughGlass: true });
  }

  private async standing(id: string, principal: Principal) {
    const { demonstration } = await this.profiles.get(id);
    const caseworker = await this.caseworkers.of(id);
    return { person: { id }, demonstration, caseworker: caseworker?.name, isTheirs: caseworker?.id === principal.id };
  }

  private send(request: FastifyRequest, reply: FastifyReply, status: number, view: string, model: object): void {
    const language = languageOf(request);
    const page = this.renderer.render(view, model, language, request.url);
    void reply.status(status).type('text/html; charset=utf-8').header('content-language', language).send(page);
  }
}

function lookAt(profileId: string, advised: Advised): AuditedAct<'person.read'> {
  return { action: 'person.read', subjectId: profileId, details: { operation: 'look', ...advised } };
}

function isTaken(error: unknown): false {
  if (error instanceof HasACaseworker) return false;
  throw error;
}

function unlessTooShort(error: unknown): undefined {
  if (error instanceof ReasonTooShort) return undefined;
  throw error;
}
