import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditsAct, AuditsRead } from '../../audit/index.js';
import { ActingPrincipal, FormToken, type Principal } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { today } from '../../platform/clock.js';
import { Page } from '../../platform/pages/page.js';
import { Profiles } from '../../profiles/index.js';
import { parseIsoDate } from '../../standards/index.js';
import { AskForReview } from '../application/ask-for-review.js';
import { PresentAdvice } from '../application/present-advice.js';
import { AdviceChangedMeanwhile, ReviewAlreadyWaiting } from '../domain/review.errors.js';
import { type About, aboutOf } from '../domain/review.js';
import { ReviewsRepository } from '../storage/reviews.repository.js';
import { adviceView, reviewView } from './advice-view.js';
import { AnswerPage } from './answer-page.js';
import { parseUuid, readKind, readWords } from './read-form.js';

const FORM = 'reviews/pages/views/ask.njk';

/** A person asks a human, without a script, and reads what became of it. */
@ApiExcludeController()
@Controller('people/:profileId/reviews')
@Needs('reviews:ask')
export class PersonReviewsController {
  constructor(
    private readonly profiles: Profiles,
    private readonly advice: PresentAdvice,
    private readonly askForReview: AskForReview,
    private readonly reviews: ReviewsRepository,
    private readonly answer: AnswerPage,
  ) {}

  @Get()
  @AuditsRead('person.read', 'profileId')
  @Page('reviews/pages/views/of-person.njk')
  async list(@Param('profileId', ParseUUIDPipe) id: string) {
    const { demonstration } = await this.profiles.get(id);
    const asked = await this.reviews.ofPerson(id);
    return { person: { id }, demonstration, reviews: asked.map((one) => reviewView(one, parseIsoDate(today()))) };
  }

  @Get('new')
  @AuditsRead('person.read', 'profileId')
  @Page(FORM)
  form(@Param('profileId', ParseUUIDPipe) id: string, @Query() query: Record<string, string>, @FormToken() formToken?: string) {
    return this.asking(id, aboutIn(query), { formToken });
  }

  /** @throws ProfileNotFound, AssessmentNotFound, VacancyNotFound */
  @Post()
  @AuditsAct('review.asked')
  async ask(
    @Param('profileId', ParseUUIDPipe) id: string,
    @Body() body: Record<string, string>,
    @ActingPrincipal() asker: Principal | undefined,
    @FormToken() formToken: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const about = aboutIn(body);
    const words = readWords(body?.words);
    const again = async (error: string) =>
      this.answer.send(request, reply, FORM, await this.asking(id, about, { formToken, typed: body?.words, error }));
    if (!words) return again('words');
    try {
      await this.askForReview.execute(id, { about, words, ...(body.digest && { digest: body.digest }) }, asker?.id);
    } catch (error) {
      if (error instanceof AdviceChangedMeanwhile) return again('moved');
      if (!(error instanceof ReviewAlreadyWaiting)) throw error;
      if (!(await this.isSentTwice(id, words))) return again('waiting');
    }
    void reply.redirect(`/people/${id}/reviews`, 303);
  }

  /** A second click is no second question. */
  private async isSentTwice(id: string, words: string): Promise<boolean> {
    return (await this.reviews.ofPerson(id)).some((one) => one.words === words);
  }

  private async asking(id: string, about: About, more: object) {
    const { destination, demonstration } = await this.profiles.get(id);
    const advice = adviceView(await this.advice.about(id, about));
    return { person: { id, destination }, demonstration, about, advice, ...more };
  }
}

/** @throws InvalidParameter, ReviewSubjectMissing */
function aboutIn(given: Readonly<Record<string, string | undefined>> | undefined): About {
  return aboutOf(readKind(given?.about), given?.id ? parseUuid(given.id) : null);
}
