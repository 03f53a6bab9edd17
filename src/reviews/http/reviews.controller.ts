import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
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
import type { FastifyReply } from 'fastify';
import { AuditsAct, AuditsRead } from '../../audit/index.js';
import { CurrentPrincipal, countriesWithin, type Principal } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { ChangesWhatWasRead, etagOf, readIfMatch } from '../../platform/http-preconditions.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { InvalidCursor, pageOf, readCursor, readLimit } from '../../platform/paging/page.js';
import { AnswerReview } from '../application/answer-review.js';
import { type Review, revisionOf } from '../domain/review.js';
import { ReviewsRepository } from '../storage/reviews.repository.js';
import { AnswerReviewDto, ReviewDto, ReviewPageDto, ReviewSummaryDto } from './review.dto.js';

@ApiTags('reviews')
@Controller('v1/reviews')
export class ReviewsController {
  constructor(
    private readonly reviews: ReviewsRepository,
    private readonly answerReview: AnswerReview,
  ) {}

  @Get()
  @Needs('reviews:list')
  @AuditsRead('review.read')
  @ApiOperation({ operationId: 'listReviews', summary: 'The desk: what waits for a human of your countries, first what is due first' })
  @ApiQuery({ name: 'state', required: false, enum: ['waiting', 'answered'] })
  @ApiQuery({ name: 'limit', required: false })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiOkResponse({ type: ReviewPageDto })
  async list(@Query() query: Record<string, string | undefined>, @CurrentPrincipal() principal: Principal): Promise<ReviewPageDto> {
    const limit = readLimit(query.limit);
    const after = placeOnDesk(readCursor(query.cursor));
    const countries = countriesWithin(principal, 'reviews:list');
    const rows = await this.reviews.desk({ countries, answered: query.state === 'answered', after, limit: limit + 1 });
    const { items, nextCursor } = pageOf(rows, limit, ({ answerBy, id }) => `${answerBy} ${id}`);
    return { items: items.map(ReviewSummaryDto.from), nextCursor };
  }

  @Get(':reviewId')
  @Needs('reviews:read')
  @AuditsRead('review.read', 'reviewId')
  @ApiParam({ name: 'reviewId', type: String, format: 'uuid' })
  @ApiOperation({ operationId: 'readReview', summary: 'What was asked, what was advised then, and what a human answered' })
  @ApiOkResponse({ type: ReviewDto })
  @ApiNotFoundResponse({ description: 'review-not-found' })
  async read(@Param('reviewId', ParseUUIDPipe) id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<ReviewDto> {
    return shown(await this.reviews.get(id), reply);
  }

  @Post(':reviewId/answer')
  @Needs('reviews:answer')
  @AuditsAct('review.answered')
  @ChangesWhatWasRead()
  @Idempotent((_, { profileId }) => profileId)
  @HttpCode(200)
  @ApiParam({ name: 'reviewId', type: String, format: 'uuid' })
  @ApiOperation({ operationId: 'answerReview', summary: 'Answer by name: it stands, it was changed, or it is referred to an authority' })
  @ApiOkResponse({ type: ReviewDto })
  @ApiNotFoundResponse({ description: 'review-not-found' })
  @ApiConflictResponse({ description: 'review-already-answered' })
  @ApiUnprocessableEntityResponse({ description: 'validation-failed, authority-missing' })
  async answer(
    @Param('reviewId', ParseUUIDPipe) id: string,
    @Body() body: AnswerReviewDto,
    @Headers('if-match') seen: string | undefined,
    @CurrentPrincipal() reviewer: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReviewDto> {
    return shown(await this.answerReview.execute(reviewer, id, readIfMatch(seen), body), reply);
  }
}

function shown(review: Review, reply: FastifyReply): ReviewDto {
  void reply.header('etag', etagOf(revisionOf(review)));
  return ReviewDto.from(review);
}

/** @throws InvalidCursor */
export function placeOnDesk(key: string | undefined): readonly [string, string] | undefined {
  if (key === undefined) return undefined;
  const [, answerBy, id] = /^(\d{4}-\d{2}-\d{2}) ([0-9a-f-]{36})$/.exec(key) ?? [];
  if (!answerBy || !id) throw new InvalidCursor();
  return [answerBy, id];
}
