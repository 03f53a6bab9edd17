import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiConflictResponse,
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
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditsAct, AuditsRead } from '../../audit/index.js';
import { CurrentPrincipal, type Principal } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { ChangesWhatWasRead, etagOf, readIfMatch } from '../../platform/http-preconditions.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { languageOf } from '../../platform/pages/language.js';
import { pageOf, readCursor, readLimit } from '../../platform/paging/page.js';
import { DecideOverride } from '../application/decide-override.js';
import { ProposeReferral } from '../application/propose-referral.js';
import { ReadReleased } from '../application/read-released.js';
import { Referrals } from '../application/referrals.js';
import { REFERRAL_STATES, type Referral } from '../domain/referral.js';
import { OverrideDto } from './override.dto.js';
import { ProposeReferralDto } from './propose.dto.js';
import { RecognisedWords } from './recognised-words.js';
import { ReferralDto, ReferralPageDto, ReferralStepDto } from './referral.dto.js';
import { afterOf, keyOf, readAsked } from './referral-list.js';
import { ShownDto } from './released.dto.js';
import { TakeAction } from './take-action.js';
import { TransitionDto } from './transition.dto.js';

const ID = { name: 'referralId', type: String, format: 'uuid' } as const;

/** From a match to what came of it. */
@ApiTags('referrals')
@Controller('v1/referrals')
@ApiForbiddenResponse({ description: 'role-required, not-for-this-country, out-of-reach' })
export class ReferralsController {
  constructor(
    private readonly propose: ProposeReferral,
    private readonly takeAction: TakeAction,
    private readonly decideOverride: DecideOverride,
    private readonly referrals: Referrals,
    private readonly readReleased: ReadReleased,
    private readonly words: RecognisedWords,
  ) {}

  @Post()
  @Needs('referrals:propose')
  @AuditsAct('referral.moved')
  @Idempotent((_, { profileId }) => profileId)
  @ApiOperation({
    operationId: 'proposeReferral',
    summary: 'Propose a person to an employer, a validation centre or an authority; the person is asked first',
  })
  @ApiCreatedResponse({ type: ReferralDto })
  @ApiNotFoundResponse({ description: 'profile-not-found, vacancy-not-found, national-standard-not-found, validation-centre-not-found' })
  @ApiConflictResponse({ description: 'already-referred, vacancy-not-referable, not-looking, recruitment-held (errors[] says why)' })
  @ApiUnprocessableEntityResponse({ description: 'validation-failed, release-out-of-range' })
  async begin(
    @CurrentPrincipal() principal: Principal,
    @Body() body: ProposeReferralDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReferralDto> {
    const { profileId, answerBy, override } = body;
    const form = { profileId, to: ProposeReferralDto.recipientOf(body), ...(answerBy && { answerBy }), ...(override && { override }) };
    const one = await this.propose.execute(principal, form);
    void reply.header('location', `/v1/referrals/${one.id}`);
    return answer(one, reply);
  }

  @Get()
  @Needs('referrals:read')
  @AuditsRead('referral.read')
  @ApiOperation({ operationId: 'listReferrals', summary: 'Referrals in your reach, by due day; what is over comes last' })
  @ApiQuery({ name: 'country', required: false, example: 'MD' })
  @ApiQuery({ name: 'state', required: false, enum: REFERRAL_STATES })
  @ApiQuery({ name: 'profileId', required: false, schema: { type: 'string', format: 'uuid' } })
  @ApiQuery({ name: 'vacancyId', required: false, schema: { type: 'string', format: 'uuid' } })
  @ApiQuery({ name: 'dueBefore', required: false, example: '2027-01-01' })
  @ApiQuery({
    name: 'withoutNews',
    required: false,
    schema: { type: 'boolean' },
    description: 'Those that somebody had to look at before today',
  })
  @ApiQuery({ name: 'limit', required: false })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiOkResponse({ type: ReferralPageDto })
  async list(@CurrentPrincipal() principal: Principal, @Query() query: Record<string, string>): Promise<ReferralPageDto> {
    const limit = readLimit(query.limit);
    const found = await this.referrals.list(principal, readAsked(query), afterOf(readCursor(query.cursor)), limit + 1);
    return pageOf(found.map(ReferralDto.from), limit, ({ dueOn, id }) => keyOf({ dueOn: dueOn as Referral['dueOn'], id }));
  }

  @Get(':referralId')
  @Needs('referrals:read')
  @AuditsRead('referral.read', 'referralId')
  @ApiParam(ID)
  @ApiOperation({ operationId: 'readReferral', summary: 'One referral: its state, what was released and until when, and what can follow' })
  @ApiOkResponse({ type: ReferralDto })
  @ApiNotFoundResponse({ description: 'referral-not-found' })
  async read(@Param('referralId', ParseUUIDPipe) id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<ReferralDto> {
    return answer(await this.referrals.get(id), reply);
  }

  @Get(':referralId/steps')
  @Needs('referrals:read')
  @AuditsRead('referral.read', 'referralId')
  @ApiParam(ID)
  @ApiOperation({ operationId: 'listStepsOfReferral', summary: 'What happened, in order' })
  @ApiOkResponse({ type: [ReferralStepDto] })
  @ApiNotFoundResponse({ description: 'referral-not-found' })
  async steps(@Param('referralId', ParseUUIDPipe) id: string): Promise<ReferralStepDto[]> {
    return (await this.referrals.stepsOf(id)).map(ReferralStepDto.from);
  }

  @Get(':referralId/released')
  @Needs('referrals:released')
  @AuditsRead('referral.read', 'referralId')
  @ApiParam(ID)
  @ApiOperation({
    operationId: 'readReleased',
    summary: 'A card without identity; and, while the person allows it, exactly what they released. Each time is recorded with its consent',
  })
  @ApiOkResponse({ type: ShownDto })
  @ApiNotFoundResponse({ description: 'referral-not-found' })
  async released(
    @CurrentPrincipal() principal: Principal,
    @Param('referralId', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ShownDto> {
    void reply.header('cache-control', 'no-store');
    return ShownDto.from(await this.readReleased.execute(principal, id), this.words.in(languageOf(request)));
  }

  @Post(':referralId/override')
  @Needs('referrals:override')
  @AuditsAct('referral.override', 'referral.moved')
  @HttpCode(200)
  @ApiParam(ID)
  @ChangesWhatWasRead()
  @ApiOperation({ operationId: 'decideOverride', summary: 'As the second person: whether a referral that was held back goes on' })
  @ApiOkResponse({ type: ReferralDto })
  @ApiNotFoundResponse({ description: 'referral-not-found' })
  @ApiConflictResponse({ description: 'referral-in-wrong-state' })
  async override(
    @CurrentPrincipal() principal: Principal,
    @Param('referralId', ParseUUIDPipe) id: string,
    @Headers('if-match') seen: string | undefined,
    @Body() { decision, why }: OverrideDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReferralDto> {
    return answer(await this.decideOverride.execute(principal, id, readIfMatch(seen), decision, why), reply);
  }

  @Post(':referralId/transitions')
  @Needs('referrals:move')
  @AuditsAct('referral.moved', 'consent.given', 'consent.withdrawn')
  @HttpCode(200)
  @ApiParam(ID)
  @ChangesWhatWasRead()
  @ApiOperation({ operationId: 'moveReferral', summary: 'Take a referral a step further; nextSteps of the referral says what can follow' })
  @ApiOkResponse({ type: ReferralDto })
  @ApiNotFoundResponse({ description: 'referral-not-found' })
  @ApiConflictResponse({ description: 'referral-in-wrong-state, another-recipient' })
  @ApiUnprocessableEntityResponse({
    description: 'validation-failed, release-out-of-range, way-heard-missing, reason-in-words-missing, not-their-file',
  })
  async move(
    @CurrentPrincipal() principal: Principal,
    @Param('referralId', ParseUUIDPipe) id: string,
    @Headers('if-match') seen: string | undefined,
    @Body() body: TransitionDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReferralDto> {
    return answer(await this.takeAction.execute(principal, id, readIfMatch(seen), body), reply);
  }
}

function answer(one: Referral, reply: FastifyReply): ReferralDto {
  void reply.header('etag', etagOf(one.revision));
  return ReferralDto.from(one);
}
