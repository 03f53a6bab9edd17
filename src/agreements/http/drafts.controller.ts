import { Body, Controller, Get, Headers, HttpCode, Param, ParseIntPipe, Post, Put, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiForbiddenResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiPreconditionFailedResponse,
  ApiResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AuditExempt, AuditsAct } from '../../audit/index.js';
import { CurrentPrincipal, type Principal } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { etagOf, readIfMatch } from '../../platform/http-preconditions.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { requireReadable } from '../../platform/validation/readable.js';
import { ApproveDraft } from '../application/approve-draft.js';
import { ChangeDraft } from '../application/change-draft.js';
import { Drafts } from '../application/drafts.js';
import { type ActForm, RecordAct } from '../application/record-act.js';
import { DRAFT_ACTIONS, type DraftAction } from '../domain/transition.js';
import { AgreementStepDto, BegunAgreementDto, DraftDto, PendingActDto, StandingDto, TransitionDto } from './transition.dto.js';

const isOfDraft = (action: string): action is DraftAction => DRAFT_ACTIONS.includes(action as DraftAction);

/** Where administrators of the parties write, approve and carry an agreement through its life. */
@ApiTags('agreement administration')
@Controller('v1')
@AuditExempt('texts being written are nobody’s data; every step is kept beside them')
@ApiForbiddenResponse({ description: 'role-required, not-for-this-country, second-hand-needed' })
export class DraftsController {
  constructor(
    private readonly changeDraft: ChangeDraft,
    private readonly approveDraft: ApproveDraft,
    private readonly recordAct: RecordAct,
    private readonly drafts: Drafts,
  ) {}

  @Get('agreement-drafts')
  @Needs('drafts:read')
  @ApiOperation({ operationId: 'listAgreementDrafts', summary: 'Texts being written, of agreements whose party you administer' })
  @ApiOkResponse({ type: [DraftDto] })
  async list(@CurrentPrincipal() principal: Principal): Promise<DraftDto[]> {
    return (await this.drafts.list(principal)).map((draft) => DraftDto.from(draft, draft.slug));
  }

  @Post('agreement-drafts')
  @Needs('drafts:write')
  @Idempotent()
  @ApiBody({
    schema: {
      type: 'object',
      additionalProperties: true,
      description: 'slug, kind, title, parties, demonstration, as in /v1/agreements/schema.json',
    },
  })
  @ApiOperation({ operationId: 'beginAgreement', summary: 'A new agreement without a text; its first text is written as version 1' })
  @ApiCreatedResponse({ type: BegunAgreementDto })
  @ApiConflictResponse({ description: 'wrong-state' })
  @ApiUnprocessableEntityResponse({ description: 'invalid-agreement' })
  async begin(@CurrentPrincipal() principal: Principal, @Body() body: unknown): Promise<BegunAgreementDto> {
    requireReadable(body);
    const { id, slug } = await this.changeDraft.begin(principal, body as Record<string, unknown>);
    return { id, slug };
  }

  @Put('agreements/:agreementId/versions/:number')
  @Needs('drafts:write')
  @HttpCode(200)
  @ApiParam({ name: 'agreementId', type: String, example: 'it-md-skills-demonstration' })
  @ApiParam({ name: 'number', type: Number, example: 2 })
  @ApiBody({ schema: { type: 'object', additionalProperties: true, description: 'A version as in /v1/agreements/schema.json' } })
  @ApiOperation({ operationId: 'writeAgreementVersion', summary: 'Write the next text or change it; a change voids every approval of it' })
  @ApiOkResponse({ type: DraftDto })
  @ApiNotFoundResponse({ description: 'agreement-not-found' })
  @ApiConflictResponse({ description: 'agreement-version-is-immutable' })
  @ApiHeader({ name: 'If-Match', required: false, description: 'ETag of the last read; left out: there is no such text yet' })
  @ApiPreconditionFailedResponse({ description: 'changed-meanwhile' })
  @ApiResponse({ status: 428, description: 'precondition-required' })
  @ApiUnprocessableEntityResponse({ description: 'invalid-agreement' })
  async write(
    @CurrentPrincipal() principal: Principal,
    @Param('agreementId') id: string,
    @Param('number', ParseIntPipe) number: number,
    @Body() body: unknown,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DraftDto> {
    requireReadable(body);
    const expected = ifMatch === undefined ? 'new' : readIfMatch(ifMatch);
    const draft = await this.changeDraft.write(principal, id, { ...(body as object), number }, expected);
    void reply.header('etag', etagOf(draft.revision));
    return DraftDto.from(draft);
  }

  @Get('agreements/:agreementId/versions/:number/draft')
  @Needs('drafts:read')
  @ApiParam({ name: 'agreementId', type: String })
  @ApiParam({ name: 'number', type: Number })
  @ApiOperation({ operationId: 'readAgreementDraft', summary: 'The text as it is being written, with its ETag and hash' })
  @ApiOkResponse({ type: DraftDto })
  @ApiNotFoundResponse({ description: 'agreement-not-found, agreement-version-not-found' })
  async read(
    @CurrentPrincipal() principal: Principal,
    @Param('agreementId') id: string,
    @Param('number', ParseIntPipe) number: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DraftDto> {
    const draft = await this.drafts.get(principal, id, number);
    void reply.header('etag', etagOf(draft.revision));
    return DraftDto.from(draft);
  }

  @Post('agreements/:agreementId/versions/:number/transitions')
  @Needs('drafts:move')
  @AuditsAct('agreement.submitted', 'agreement.returned', 'agreement.approved', 'agreement.published', 'agreement.act-recorded')
  @HttpCode(200)
  @ApiParam({ name: 'agreementId', type: String })
  @ApiParam({ name: 'number', type: Number })
  @Idempotent()
  @ApiOperation({
    operationId: 'moveAgreementVersion',
    summary:
      'Submit, return or approve a text; sign, ratify, bring into force, suspend, end it. What concerns all parties waits for each of them',
  })
  @ApiOkResponse({ type: StandingDto })
  @ApiNotFoundResponse({ description: 'agreement-not-found, agreement-version-not-found' })
  @ApiConflictResponse({ description: 'stale-approval, already-approved, wrong-state' })
  @ApiUnprocessableEntityResponse({ description: 'validation-failed, version-not-ready, invalid-agreement' })
  async move(
    @CurrentPrincipal() principal: Principal,
    @Param('agreementId') id: string,
    @Param('number', ParseIntPipe) number: number,
    @Body() body: TransitionDto,
  ): Promise<StandingDto> {
    const { action, ...rest } = body;
    if (isOfDraft(action)) return this.approveDraft.execute(principal, id, number, { action, ...rest });
    return this.recordAct.execute(principal, id, { act: action, version: number, ...(rest as Omit<ActForm, 'act'>) });
  }

  @Get('agreements/:agreementId/pending-acts')
  @Needs('drafts:read')
  @ApiParam({ name: 'agreementId', type: String })
  @ApiOperation({ operationId: 'listPendingActs', summary: 'Acts of all parties that not every party has agreed to' })
  @ApiOkResponse({ type: [PendingActDto] })
  @ApiNotFoundResponse({ description: 'agreement-not-found' })
  async acts(@CurrentPrincipal() principal: Principal, @Param('agreementId') id: string): Promise<PendingActDto[]> {
    return (await this.drafts.pendingActs(principal, id)).map(PendingActDto.from);
  }

  @Get('agreements/:agreementId/steps')
  @Needs('drafts:read')
  @ApiParam({ name: 'agreementId', type: String })
  @ApiOperation({ operationId: 'listAgreementSteps', summary: 'Who did what, when, for which party, with which content' })
  @ApiOkResponse({ type: [AgreementStepDto] })
  @ApiNotFoundResponse({ description: 'agreement-not-found' })
  async steps(@CurrentPrincipal() principal: Principal, @Param('agreementId') id: string): Promise<AgreementStepDto[]> {
    return (await this.drafts.stepsForParty(principal, id)).map(AgreementStepDto.forParties);
  }
}
