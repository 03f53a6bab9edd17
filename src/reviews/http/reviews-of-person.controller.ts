import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiPreconditionFailedResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AuditsAct, AuditsRead } from '../../audit/index.js';
import { ActingPrincipal, type Principal } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { etagOf } from '../../platform/http-preconditions.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { AskForReview } from '../application/ask-for-review.js';
import { aboutOf, revisionOf } from '../domain/review.js';
import { ReviewsRepository } from '../storage/reviews.repository.js';
import { AskForReviewDto, ReviewDto } from './review.dto.js';

@ApiTags('reviews')
@Controller('v1/profiles/:profileId/reviews')
@Needs('reviews:ask')
@ApiParam({ name: 'profileId', type: String, format: 'uuid' })
export class ReviewsOfPersonController {
  constructor(
    private readonly askForReview: AskForReview,
    private readonly reviews: ReviewsRepository,
  ) {}

  @Post()
  @AuditsAct('review.asked')
  @Idempotent(({ profileId }) => profileId)
  @ApiOperation({ operationId: 'askForReview', summary: 'Ask that a human looks at what was advised; it is frozen as it is now' })
  @ApiCreatedResponse({ type: ReviewDto })
  @ApiNotFoundResponse({ description: 'profile-not-found, assessment-not-found, vacancy-not-found' })
  @ApiConflictResponse({ description: 'review-already-waiting' })
  @ApiPreconditionFailedResponse({ description: 'advice-changed-meanwhile' })
  @ApiUnprocessableEntityResponse({ description: 'validation-failed, review-subject-missing' })
  async ask(
    @Param('profileId', ParseUUIDPipe) profileId: string,
    @Body() { about, aboutId, words, digest }: AskForReviewDto,
    @ActingPrincipal() asker: Principal | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReviewDto> {
    const form = { about: aboutOf(about, aboutId), words, ...(digest && { digest }) };
    const asked = await this.askForReview.execute(profileId, form, asker?.id);
    void reply.header('location', `/v1/reviews/${asked.id}`).header('etag', etagOf(revisionOf(asked)));
    return ReviewDto.from(asked);
  }

  @Get()
  @AuditsRead('person.read', 'profileId')
  @ApiOperation({ operationId: 'listReviewsOfProfile', summary: 'What a person has asked a human to look at, newest first' })
  @ApiOkResponse({ type: [ReviewDto] })
  async list(@Param('profileId', ParseUUIDPipe) profileId: string): Promise<readonly ReviewDto[]> {
    return (await this.reviews.ofPerson(profileId)).map(ReviewDto.from);
  }
}
