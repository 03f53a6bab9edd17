import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Advised, type AuditedAct, AuditsAct, AuditsRead, adviceOf, RecordReads } from '../../audit/index.js';
import { CurrentPrincipal, FormToken, type Principal, requireWithin } from '../../identity/index.js';
import { AssignmentChangedMeanwhile, AssignmentProposals, type PlacementDecision, type Proposal } from '../../matching/index.js';
import { Needs } from '../../platform/access/needs.js';
import { newId } from '../../platform/database/new-id.js';
import { languageOf } from '../../platform/pages/language.js';
import { Page } from '../../platform/pages/page.js';
import { PageRenderer } from '../../platform/pages/page-renderer.js';
import { PeopleOfDesk, Profiles } from '../../profiles/index.js';
import { AcceptPlacements, type PlacementOutcome } from '../application/accept-placements.js';
import { JobFairView } from './job-fair-view.js';
import { type SentForm, seenRevision } from './read-form.js';

/** So many people are placed while the caseworker waits; more by the API. */
const MOST_PEOPLE = 100;
const TOLERANCE = 0;
const BEGIN = 'referrals/pages/views/job-fair-begin.njk';
const VIEW = 'referrals/pages/views/job-fair.njk';

/** A job fair: who of the desk could take which vacancy, accepted in part by a caseworker. */
@ApiExcludeController()
@Controller('desk/assignments')
@Needs('assignments:propose')
export class JobFairController {
  constructor(
    private readonly people: PeopleOfDesk,
    private readonly profiles: Profiles,
    private readonly proposals: AssignmentProposals,
    private readonly accept: AcceptPlacements,
    private readonly fair: JobFairView,
    private readonly renderer: PageRenderer,
    private readonly reads: RecordReads,
  ) {}

  @Get('new')
  @AuditsRead('people.looked-up')
  @Page(BEGIN)
  begin(@CurrentPrincipal() principal: Principal, @FormToken() formToken?: string) {
    return this.choice(principal, formToken);
  }

  /** @throws ValidationFailed, NotForThisCountry */
  @Post()
  @AuditsAct('assignment.proposed')
  async propose(
    @CurrentPrincipal() principal: Principal,
    @Body() form: SentForm | undefined,
    @FormToken() formToken: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const profileIds = ticked(form, 'person').slice(0, MOST_PEOPLE);
    if (!profileIds.length) return this.send(request, reply, 422, BEGIN, { ...(await this.choice(principal, formToken)), wrong: true });
    const asked = await this.proposals.readable({ profileIds, tolerance: TOLERANCE });
    requireWithin(principal, 'assignments:propose', { countries: await this.profiles.destinationsOf(asked.profileIds) });
    const { id } = await this.proposals.create(newId(), asked);
    void reply.redirect(`/desk/assignments/${id}`, 303);
  }

  @Get(':assignmentId')
  @AuditsRead('assignment.read', 'assignmentId', adviceOf)
  @Page(VIEW)
  async one(@CurrentPrincipal() principal: Principal, @Param('assignmentId', ParseUUIDPipe) id: string, @FormToken() formToken?: string) {
    return this.view(principal, await this.proposals.expected(id, undefined), { formToken });
  }

  /** @throws AssignmentNotFound */
  @Post(':assignmentId')
  @AuditsAct('assignment.decided', 'referral.moved', 'assignment.read')
  async decide(
    @CurrentPrincipal() principal: Principal,
    @Param('assignmentId', ParseUUIDPipe) id: string,
    @Body() form: SentForm | undefined,
    @FormToken() formToken: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const before = await this.proposals.expected(id, undefined);
    const asked = decisionsIn(form ?? {}, this.fair.undecided(before));
    const again = async (status: number, more: object) => {
      const view = await this.view(principal, await this.proposals.expected(id, undefined), { formToken, ...more });
      await this.reads.execute(...view.advice.map((advised) => shownAgain(id, advised)));
      this.send(request, reply, status, VIEW, view);
    };
    if (!asked.size) return again(422, { wrong: 'nothing' });
    const outcomes = await this.accept.execute(principal, id, asked, seenRevision(form ?? {})).catch(changed);
    return outcomes ? again(200, { outcomes: await this.fair.outcomes(principal, outcomes) }) : again(409, { wrong: 'changed' });
  }

  private async choice(principal: Principal, formToken: string | undefined) {
    const people = await this.people.list(principal, 'looking', undefined, MOST_PEOPLE);
    return { people, formToken, demonstration: principal.demonstration };
  }

  private async view(principal: Principal, proposal: Proposal, more: object) {
    return { ...(await this.fair.of(principal, proposal)), ...more, demonstration: principal.demonstration };
  }

  private send(request: FastifyRequest, reply: FastifyReply, status: number, view: string, model: object): void {
    const language = languageOf(request);
    const page = this.renderer.render(view, model, language, request.url);
    void reply.status(status).type('text/html; charset=utf-8').header('content-language', language).send(page);
  }
}

function shownAgain(assignmentId: string, { engine, outcome }: Advised): AuditedAct<'assignment.read'> {
  return { action: 'assignment.read', subjectId: assignmentId, details: { operation: 'decide', engine, outcome } };
}

function changed(error: unknown): readonly PlacementOutcome[] | undefined {
  if (error instanceof AssignmentChangedMeanwhile) return undefined;
  throw error;
}

function ticked(form: SentForm | undefined, name: string): readonly string[] {
  return form?.[name] === undefined ? [] : ([form[name]].flat() as readonly string[]);
}

/** What is ticked is accepted; the rest of those on whom nobody has decided stays open, or is declined, as the form says. */
function decisionsIn(form: SentForm, undecided: readonly string[]): ReadonlyMap<string, PlacementDecision> {
  const accepted = ticked(form, 'accept');
  const rest = form.rest === 'declined' ? undecided.filter((one) => !accepted.includes(one)) : [];
  return new Map([...accepted.map((one) => [one, 'accepted'] as const), ...rest.map((one) => [one, 'declined'] as const)]);
}
