import { Controller, Get, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import { ApiForbiddenResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditsRead } from '../../audit/index.js';
import { CurrentPrincipal, type Principal } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { languageOf } from '../../platform/pages/language.js';
import { pageOf, readCursor, readLimit } from '../../platform/paging/page.js';
import { ReadReleased } from '../application/read-released.js';
import { Referrals } from '../application/referrals.js';
import { REFERRAL_STATES, type Referral } from '../domain/referral.js';
import { RecognisedWords } from './recognised-words.js';
import { ReferralDto, ReferralPageDto, ReferralStepDto } from './referral.dto.js';
import { answer, REFERRAL_ID } from './referral-answer.js';
import { afterOf, keyOf, readAsked } from './referral-list.js';
import { ShownDto } from './released.dto.js';

/** Referrals in reach, and what was released with them. */
@ApiTags('referrals')
@Controller('v1/referrals')
@ApiForbiddenResponse({ description: 'role-required, not-for-this-country, out-of-reach' })
export class ReferralsController {
  constructor(
    private readonly referrals: Referrals,
    private readonly readReleased: ReadReleased,
    private readonly words: RecognisedWords,
  ) {}

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
  @ApiParam(REFERRAL_ID)
  @ApiOperation({ operationId: 'readReferral', summary: 'One referral: its state, what was released and until when, and what can follow' })
  @ApiOkResponse({ type: ReferralDto })
  @ApiNotFoundResponse({ description: 'referral-not-found' })
  async read(@Param('referralId', ParseUUIDPipe) id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<ReferralDto> {
    return answer(await this.referrals.get(id), reply);
  }

  @Get(':referralId/steps')
  @Needs('referrals:read')
  @AuditsRead('referral.read', 'referralId')
  @ApiParam(REFERRAL_ID)
  @ApiOperation({ operationId: 'listStepsOfReferral', summary: 'What happened, in order' })
  @ApiOkResponse({ type: [ReferralStepDto] })
  @ApiNotFoundResponse({ description: 'referral-not-found' })
  async steps(@Param('referralId', ParseUUIDPipe) id: string): Promise<ReferralStepDto[]> {
    return (await this.referrals.stepsOf(id)).map(ReferralStepDto.from);
  }

  @Get(':referralId/released')
  @Needs('referrals:released')
  @AuditsRead('referral.read', 'referralId')
  @ApiParam(REFERRAL_ID)
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
}
