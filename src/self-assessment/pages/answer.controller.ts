import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/needs.js';
import { ReflectsNothing } from '../../platform/answers/reflects-nothing.js';
import { AssessAnswers } from '../application/assess-answers.js';
import { Drafts } from '../application/drafts.js';
import { movedSince, type SeenOutcome } from '../domain/certainty.js';
import type { Draft } from '../domain/draft.js';
import { whereNext } from '../domain/where-next.js';
import { AnswerView, outcomesOf } from './answer-view.js';
import { CheckView } from './check-view.js';
import { tokenOf } from './draft-cookie.js';
import { HOME, Journey, redirect } from './journey.js';

/** What was said, to be changed; and what it is worth. */
@ApiExcludeController()
@Controller('self-assessment')
@Public()
export class AnswerController {
  constructor(
    private readonly journey: Journey,
    private readonly assessing: AssessAnswers,
    private readonly drafts: Drafts,
    private readonly answers: AnswerView,
    private readonly checks: CheckView,
  ) {}

  @Get('check')
  @ReflectsNothing()
  async check(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const draft = await this.journey.draft(request);
    if (!draft) return redirect(reply, HOME);
    const sections = await this.journey.inLanguages(request, (language) => this.checks.of(draft.answers, language));
    this.journey.send(request, reply, 'self-assessment/pages/views/check.njk', { sections, kept: draft.expiresAt });
  }

  /** Only once everything was asked: half an answer would mislead. */
  @Get('answer')
  @ReflectsNothing()
  async answer(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const draft = await this.journey.draft(request);
    const assessed = draft && (await this.assessing.assess(draft.answers));
    if (!draft || !assessed) return redirect(reply, HOME);
    const stop = whereNext(draft.answers, await this.assessing.questions(draft.answers));
    if (stop !== 'check') return redirect(reply, `${HOME}/${stop}`);
    const present = outcomesOf(assessed, draft.answers);
    const before = await this.remember(request, draft, present);
    const model = await this.answers.of(assessed, draft.answers);
    const moved = this.answers.named(movedSince(before, present), draft.answers);
    this.journey.send(request, reply, 'self-assessment/pages/views/answer.njk', { ...model, moved, kept: draft.expiresAt });
  }

  /** What the page showed before the last change, so that it can say what moved; the same when it is shown again. */
  private async remember(request: FastifyRequest, { seen, seenBefore }: Draft, present: readonly SeenOutcome[]) {
    if (JSON.stringify(seen) === JSON.stringify(present)) return seenBefore ?? [];
    await this.drafts.change(tokenOf(request), () => ({ seen: present, ...(seen && { seenBefore: seen }) }));
    return seen ?? [];
  }
}
