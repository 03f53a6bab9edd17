import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { AuditExempt, AuditsAct } from '../../audit/index.js';
import { CurrentPrincipal, countriesWithin, type Principal } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { pageOf, readCursor, readLimit } from '../../platform/paging/page.js';
import { DecideOnFees } from '../application/decide-on-fees.js';
import { FeeReviewsRepository } from '../storage/fee-reviews.repository.js';
import { ReportedFeesRepository } from '../storage/reported-fees.repository.js';
import { FeeReviewDto, FeeReviewPageDto, JudgeFeesDto } from './recruitment.dto.js';

/** Advertisements that speak of fees: a person looks at each, and until then nobody is referred. */
@ApiTags('fair recruitment')
@Controller('v1')
@Needs('fee-reviews:decide')
export class FeeReviewsController {
  constructor(
    private readonly reviews: FeeReviewsRepository,
    private readonly reported: ReportedFeesRepository,
    private readonly decideOnFees: DecideOnFees,
  ) {}

  @Get('fee-reviews')
  @AuditExempt('vacancies are public')
  @ApiOperation({
    operationId: 'listFeeReviews',
    summary:
      'Vacancies of your countries that speak of fees and that nobody has looked at, or of which somebody reported one in other words',
  })
  @ApiQuery({ name: 'limit', required: false })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiOkResponse({ type: FeeReviewPageDto })
  async list(@CurrentPrincipal() principal: Principal, @Query() query: Record<string, string>): Promise<FeeReviewPageDto> {
    const limit = readLimit(query.limit);
    const found = await this.reviews.waiting(countriesWithin(principal, 'fee-reviews:decide'), readCursor(query.cursor), limit + 1);
    const reported = await this.reported.ofMany(found.map(({ vacancyId }) => vacancyId));
    const shown = found.map((one) => FeeReviewDto.from(one, reported.get(one.vacancyId)));
    return pageOf(shown, limit, ({ vacancyId }) => vacancyId);
  }

  @Post('vacancies/:vacancyId/fee-review')
  @AuditsAct('vacancy.fees-judged')
  @HttpCode(200)
  @ApiParam({ name: 'vacancyId', type: String, format: 'uuid' })
  @Idempotent()
  @ApiOperation({
    operationId: 'judgeFees',
    summary:
      'Whether the worker would pay a fee, as somebody has read it, also in words that we do not know; other words are looked at anew',
  })
  @ApiOkResponse({ type: FeeReviewDto })
  @ApiNotFoundResponse({ description: 'vacancy-not-found' })
  @ApiConflictResponse({ description: 'no-fee-words, another-person-required' })
  @ApiUnprocessableEntityResponse({ description: 'validation-failed, words-of-no-fee' })
  async judge(
    @CurrentPrincipal() principal: Principal,
    @Param('vacancyId', ParseUUIDPipe) id: string,
    @Body() { verdict, words }: JudgeFeesDto,
  ): Promise<FeeReviewDto> {
    const { review, reported } = await this.decideOnFees.execute(principal, id, { verdict, ...(words !== undefined && { words }) });
    return FeeReviewDto.from(review, reported);
  }
}
