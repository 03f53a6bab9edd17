import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditsAct, AuditsRead } from '../../audit/index.js';
import { CurrentPrincipal, countriesWithin, FormToken, isWithin, type Principal } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { today } from '../../platform/clock.js';
import { Page } from '../../platform/pages/page.js';
import { pageOf, readCursor } from '../../platform/paging/page.js';
import { parseIsoDate } from '../../standards/index.js';
import { type AnswerForm, AnswerReview } from '../application/answer-review.js';
import { ReviewAlreadyAnswered, ReviewChangedMeanwhile } from '../domain/review.errors.js';
import { isLate } from '../domain/review.js';
import { placeOnDesk } from '../http/reviews.controller.js';
import { ReviewsRepository } from '../storage/reviews.repository.js';
import { reviewView } from './advice-view.js';
import { AnswerPage } from './answer-page.js';
import { readOutcome, readWords } from './read-form.js';

const ROWS = 50;
const VIEW = 'reviews/pages/views/review.njk';

/** The desk of caseworkers and assessors: what waits, what is late, and one review with what the person saw. */
@ApiExcludeController()
@Controller('desk/reviews')
export class DeskController {
  constructor(
    private readonly reviews: ReviewsRepository,
    private readonly answerReview: AnswerReview,
    private readonly answer: AnswerPage,
  ) {}

  @Get()
  @Needs('reviews:list')
  @AuditsRead('review.read')
  @Page('reviews/pages/views/desk.njk')
  async list(@Query() query: Record<string, string>, @CurrentPrincipal() principal: Principal) {
    const answered = query.state === 'answered';
    const countries = countriesWithin(principal, 'reviews:list');
    const rows = await this.reviews.desk({ countries, answered, after: placeOnDesk(readCursor(query.cursor)), limit: ROWS + 1 });
    const { items, nextCursor } = pageOf(rows, ROWS, ({ answerBy, id }) => `${answerBy} ${id}`);
    const day = parseIsoDate(today());
    return { answered, nextCursor, reviews: items.map((one) => ({ ...one, late: isLate(one, day) })) };
  }

  @Get(':reviewId')
  @Needs('reviews:read')
  @AuditsRead('review.read', 'reviewId')
  @Page(VIEW)
  one(@Param('reviewId', ParseUUIDPipe) id: string, @CurrentPrincipal() reader: Principal, @FormToken() formToken?: string) {
    return this.view(id, reader, { formToken });
  }

  /** @throws ReviewNotFound */
  @Post(':reviewId')
  @Needs('reviews:answer')
  @AuditsAct('review.answered')
  async send(
    @Param('reviewId', ParseUUIDPipe) id: string,
    @Body() body: Record<string, string>,
    @CurrentPrincipal() reviewer: Principal,
    @FormToken() formToken: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const again = async (error: string) =>
      this.answer.send(request, reply, VIEW, await this.view(id, reviewer, { formToken, given: body, error }));
    const form = answerIn(body);
    if (typeof form === 'string') return again(form);
    try {
      await this.answerReview.execute(reviewer, id, Number(body.revision), form);
    } catch (error) {
      if (error instanceof ReviewAlreadyAnswered || error instanceof ReviewChangedMeanwhile) return again('answered');
      throw error;
    }
    void reply.redirect(`/desk/reviews/${id}`, 303);
  }

  private async view(id: string, reader: Principal, more: object) {
    const review = await this.reviews.get(id);
    const { country, profileId } = review;
    const mayAnswer = !review.answer && isWithin(reader, 'reviews:answer', { countries: [country], person: profileId });
    return { review: reviewView(review, parseIsoDate(today())), mayAnswer, ...more };
  }
}

/** @returns what is missing, or the answer */
function answerIn(body: Readonly<Record<string, string>> | undefined): AnswerForm | 'outcome' | 'reasons' | 'authority' {
  const outcome = readOutcome(body?.outcome);
  const reasons = readWords(body?.reasons);
  const authority = readWords(body?.authority, 200);
  if (!outcome) return 'outcome';
  if (!reasons) return 'reasons';
  if (outcome !== 'referred') return { outcome, reasons };
  return authority ? { outcome, reasons, authority } : 'authority';
}
