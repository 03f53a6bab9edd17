import { Body, Controller, Headers, HttpCode, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiForbiddenResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AuditsAct } from '../../audit/index.js';
import { CurrentPrincipal, type Principal } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { ChangesWhatWasRead, readIfMatch } from '../../platform/http-preconditions.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { DecideOverride } from '../application/decide-override.js';
import { ProposeReferral } from '../application/propose-referral.js';
import { OverrideDto } from './override.dto.js';
import { ProposeReferralDto } from './propose.dto.js';
import { ReferralDto } from './referral.dto.js';
import { answer, REFERRAL_ID } from './referral-answer.js';
import { TakeAction } from './take-action.js';
import { ReferralTransitionDto } from './transition.dto.js';

/** From a match to what came of it, a step at a time. */
@ApiTags('referrals')
@Controller('v1/referrals')
@ApiForbiddenResponse({ description: 'role-required, not-for-this-country, out-of-reach' })
export class MovesController {
  constructor(
    private readonly propose: ProposeReferral,
    private readonly takeAction: TakeAction,
    private readonly decideOverride: DecideOverride,
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

  @Post(':referralId/override')
  @Needs('referrals:override')
  @AuditsAct('referral.override', 'referral.moved')
  @HttpCode(200)
  @ApiParam(REFERRAL_ID)
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
  @ApiParam(REFERRAL_ID)
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
    @Body() body: ReferralTransitionDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReferralDto> {
    return answer(await this.takeAction.execute(principal, id, readIfMatch(seen), body), reply);
  }
}
