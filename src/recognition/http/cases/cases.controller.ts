import { Body, Controller, Get, Headers, Param, ParseIntPipe, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiForbiddenResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AuditsAct, AuditsRead } from '../../../audit/index.js';
import { CurrentPrincipal, countriesWithin, type Principal, requireWithin } from '../../../identity/index.js';
import { Needs } from '../../../platform/access/needs.js';
import { today } from '../../../platform/clock.js';
import { etagOf, readIfMatch } from '../../../platform/http-preconditions.js';
import { Idempotent } from '../../../platform/idempotency/idempotent.js';
import { pageOf, readCursor, readLimit } from '../../../platform/paging/page.js';
import { InvalidParameter } from '../../../platform/problem-details/errors.js';
import { readParameter } from '../../../platform/validation/read-parameter.js';
import { Consents } from '../../../profiles/index.js';
import { parseCountry, parseIsoDate } from '../../../standards/index.js';
import { type Command, MoveCase } from '../../application/cases/move-case.js';
import { OpenCase } from '../../application/cases/open-case.js';
import { CASE_STATES, type CaseState, type RecognitionCase } from '../../domain/cases/case.js';
import * as commands from '../../domain/cases/commands.js';
import { CasesRepository } from '../../storage/cases/cases.repository.js';
import {
  AppealDto,
  CaseDto,
  CasePageDto,
  CaseStepDto,
  GiveEvidenceDto,
  OpenCaseDto,
  ProveConditionDto,
  RecordLicenceDto,
  RequestEvidenceDto,
  WithdrawDto,
} from './case.dto.js';
import { DecisionDto } from './decision.dto.js';
import { MovesCase } from './moves-case.js';

/** The human side of recognition: assessors of the country where it is asked open cases and decide them. */
@ApiTags('recognition cases')
@Controller('v1/recognition-cases')
@ApiForbiddenResponse({ description: 'role-required, not-for-this-country' })
export class CasesController {
  constructor(
    private readonly openCase: OpenCase,
    private readonly moveCase: MoveCase,
    private readonly cases: CasesRepository,
    private readonly consents: Consents,
  ) {}

  @Post()
  @Needs('cases:open')
  @AuditsAct('recognition.case-opened')
  @Idempotent((_, { id, profileId }) => profileId ?? id)
  @ApiOperation({ operationId: 'openRecognitionCase', summary: 'Open a case with its facts frozen' })
  @ApiCreatedResponse({ type: CaseDto })
  @ApiUnprocessableEntityResponse({ description: 'validation-failed, consent-missing' })
  async open(
    @CurrentPrincipal() principal: Principal,
    @Body() body: OpenCaseDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseDto> {
    const { asOf: _asOf, knownAt: _knownAt, purposes: _purposes, ...facts } = body.facts;
    const one = await this.openCase.execute(principal, { ...body, facts });
    void reply.header('location', `/v1/recognition-cases/${one.id}`);
    return this.answer(one, reply);
  }

  @Get()
  @Needs('cases:list')
  @ApiOperation({ operationId: 'listRecognitionCases', summary: 'Cases of your countries' })
  @AuditsRead('recognition.case-read')
  @ApiOperation({ operationId: 'listRecognitionCases', summary: 'Cases of the countries that you assess for' })
  @ApiQuery({ name: 'country', required: false, example: 'RO' })
  @ApiQuery({ name: 'state', required: false, enum: CASE_STATES })
  @ApiQuery({ name: 'dueBefore', required: false, example: '2027-01-01', description: 'Complete files with their limit before this day' })
  @ApiQuery({ name: 'limit', required: false })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiOkResponse({ type: CasePageDto })
  async list(@CurrentPrincipal() principal: Principal, @Query() query: Record<string, string>): Promise<CasePageDto> {
    const country = readParameter(query, 'country', parseCountry);
    if (country) requireWithin(principal, 'cases:list', { countries: [country] });
    const state = query.state ? parseCaseState(query.state) : undefined;
    const dueBefore = readParameter(query, 'dueBefore', parseIsoDate);
    const limit = readLimit(query.limit);
    const after = readCursor(query.cursor);
    const countries = country ? [country] : countriesWithin(principal, 'cases:list');
    const filter = { ...(countries && { countries }), ...(state && { state }), ...(dueBefore && { dueBefore }), ...(after && { after }) };
    return pageOf(await this.cases.list({ ...filter, limit: limit + 1 }), limit, ({ id }) => id);
  }

  @Get(':caseId')
  @Needs('cases:read')
  @AuditsRead('recognition.case-read', 'caseId')
  @ApiParam({ name: 'caseId', type: String, format: 'uuid' })
  @ApiOperation({ operationId: 'readRecognitionCase', summary: 'One case: facts, assessment, clock, decisions, appeals, licence' })
  @ApiOkResponse({ type: CaseDto })
  @ApiNotFoundResponse({ description: 'recognition-case-not-found' })
  async read(@Param('caseId', ParseUUIDPipe) id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<CaseDto> {
    return this.answer(await this.cases.get(id), reply);
  }

  @Get(':caseId/steps')
  @Needs('cases:read')
  @AuditsRead('recognition.case-read', 'caseId')
  @ApiParam({ name: 'caseId', type: String, format: 'uuid' })
  @ApiOperation({ operationId: 'listStepsOfCase', summary: 'What happened to the case, in order' })
  @ApiOkResponse({ type: [CaseStepDto] })
  @ApiNotFoundResponse({ description: 'recognition-case-not-found' })
  async steps(@Param('caseId', ParseUUIDPipe) id: string): Promise<CaseStepDto[]> {
    await this.cases.get(id);
    return (await this.cases.steps(id)).map(({ step, on, actor }) => ({ kind: step.kind, on, actor: actor?.name ?? null }));
  }

  @MovesCase('evidence-requests', 'requestEvidence', 'Ask for evidence that the file lacks')
  requestEvidence(
    @CurrentPrincipal() principal: Principal,
    @Param('caseId', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() { asked }: RequestEvidenceDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseDto> {
    return this.move(principal, id, ifMatch, reply, (one) => commands.requestEvidence(one, asked));
  }

  @MovesCase('evidence-requests/:request/answer', 'giveEvidence', 'What was given on a request, or why it cannot be', 'cases:apply')
  @ApiParam({ name: 'request', type: Number, description: 'Place among the requests, from 0' })
  giveEvidence(
    @CurrentPrincipal() principal: Principal,
    @Param('caseId', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Param('request', ParseIntPipe) request: number,
    @Body() { given }: GiveEvidenceDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseDto> {
    return this.move(principal, id, ifMatch, reply, (one) => commands.giveEvidence(one, request, given));
  }

  @MovesCase('completion', 'completeCase', 'The file is complete: the clock starts')
  completeCase(
    @CurrentPrincipal() principal: Principal,
    @Param('caseId', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseDto> {
    return this.move(principal, id, ifMatch, reply, commands.complete);
  }

  @MovesCase('decision', 'decideRecognitionCase', 'Decide, with all that the applicant is owed')
  decide(
    @CurrentPrincipal() principal: Principal,
    @Param('caseId', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() decision: DecisionDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseDto> {
    return this.move(principal, id, ifMatch, reply, (one, _on, by) => commands.decide(one, decision, 'first', by));
  }

  @MovesCase('corrections', 'correctDecision', 'Correct a decision by a new one')
  correctDecision(
    @CurrentPrincipal() principal: Principal,
    @Param('caseId', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() decision: DecisionDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseDto> {
    return this.move(principal, id, ifMatch, reply, (one, _on, by) => commands.decide(one, decision, 'correction', by));
  }

  @MovesCase('proofs', 'proveCondition', 'A condition of the decision is fulfilled')
  proveCondition(
    @CurrentPrincipal() principal: Principal,
    @Param('caseId', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() { key }: ProveConditionDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseDto> {
    return this.move(principal, id, ifMatch, reply, (one) => commands.proveCondition(one, key));
  }

  @MovesCase('appeals', 'lodgeAppeal', 'Appeal against the decision, or against silence after the limit', 'cases:apply')
  lodgeAppeal(
    @CurrentPrincipal() principal: Principal,
    @Param('caseId', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() { grounds }: AppealDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseDto> {
    return this.move(principal, id, ifMatch, reply, (one, on) => commands.appeal(one, grounds, on));
  }

  @MovesCase('appeals/decision', 'decideOnAppeal', 'Decide on the appeal; not by whoever took the decision')
  decideOnAppeal(
    @CurrentPrincipal() principal: Principal,
    @Param('caseId', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() decision: DecisionDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseDto> {
    return this.move(principal, id, ifMatch, reply, (one, _on, by) => commands.decide(one, decision, 'on-appeal', by));
  }

  @MovesCase('withdrawal', 'withdrawCase', 'The applicant withdraws', 'cases:apply')
  withdrawCase(
    @CurrentPrincipal() principal: Principal,
    @Param('caseId', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() { reason }: WithdrawDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseDto> {
    return this.move(principal, id, ifMatch, reply, (one) => commands.withdraw(one, reason));
  }

  @MovesCase('licence', 'recordLicence', 'The state of the licence, apart from any decision')
  recordLicence(
    @CurrentPrincipal() principal: Principal,
    @Param('caseId', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() { state, authority }: RecordLicenceDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseDto> {
    return this.move(principal, id, ifMatch, reply, (one) => commands.changeLicence(one, state, authority));
  }

  private async move(
    principal: Principal,
    id: string,
    ifMatch: string | undefined,
    reply: FastifyReply,
    command: Command,
  ): Promise<CaseDto> {
    return this.answer(await this.moveCase.execute(principal, id, readIfMatch(ifMatch), command), reply);
  }

  /** A consent that was withdrawn since holds no longer. */
  private async answer(one: RecognitionCase, reply: FastifyReply): Promise<CaseDto> {
    void reply.header('etag', etagOf(one.revision));
    const day = parseIsoDate(today());
    const given = one.profileId ? await this.consents.isGiven(one.profileId, 'contact-origin', day) : one.consentToContactOrigin;
    return CaseDto.of({ ...one, consentToContactOrigin: given }, day);
  }
}

function parseCaseState(value: unknown): CaseState {
  const found = CASE_STATES.find((state) => state === value);
  if (!found) throw new InvalidParameter('state', `It must be one of ${CASE_STATES.join(', ')}.`);
  return found;
}
