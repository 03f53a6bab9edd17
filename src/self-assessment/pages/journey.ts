import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { besideEachOther } from '../../platform/pages/in-both.js';
import { besideOf, cookiesOfChoice, languageOf, type PageLanguage } from '../../platform/pages/language.js';
import { PageRenderer } from '../../platform/pages/page-renderer.js';
import { AssessAnswers } from '../application/assess-answers.js';
import { Drafts } from '../application/drafts.js';
import type { Answers } from '../domain/answers.js';
import { DraftEnded } from '../domain/draft.errors.js';
import type { Draft } from '../domain/draft.js';
import { whereNext } from '../domain/where-next.js';
import { carries, faultsCarried, isLooking } from './carrying.js';
import { tokenOf } from './draft-cookie.js';
import type { Fault, Typed } from './form.js';
import type { Place } from './step.js';
import { Steps } from './steps/steps.js';

export const HOME = '/self-assessment';
const FORM = 'self-assessment/pages/views/form.njk';
const ENDED = 'self-assessment/pages/views/ended.njk';

/** What somebody sent whose answers are over. */
interface Ended {
  readonly stop: string;
  /** At the stop. */
  readonly typed: Typed;
  readonly faults?: readonly Fault[];
  /** In the form that this page itself shows. */
  readonly beginning?: Typed;
  readonly status?: number;
}

/** Takes a person from one page to the next that has something to ask, and loses nothing that they typed. */
@Injectable()
export class Journey {
  constructor(
    private readonly drafts: Drafts,
    private readonly assessing: AssessAnswers,
    private readonly steps: Steps,
    private readonly renderer: PageRenderer,
  ) {}

  draft(request: FastifyRequest): Promise<Draft | undefined> {
    return this.drafts.find(tokenOf(request));
  }

  async show(request: FastifyRequest, reply: FastifyReply, stop: string, typed?: Typed, faults: readonly Fault[] = []): Promise<void> {
    const draft = await this.draft(request);
    if (!draft) return redirect(reply, HOME);
    await this.showFor(draft, request, reply, stop, typed, faults);
  }

  /** What is typed becomes an answer, or comes back with what is wrong. Whoever has no answers any more may begin anew with it. */
  async take(request: FastifyRequest, reply: FastifyReply, stop: string, typed: Typed): Promise<void> {
    const draft = await this.draft(request);
    if (!draft) return this.ended(request, reply, { stop, typed });
    if (isLooking(typed)) return this.showFor(draft, request, reply, stop, typed, faultsCarried(typed));
    const read = await this.steps.of(stop)?.read(typed, draft.answers, placeOf(stop, request));
    if (!read) return redirect(reply, `${HOME}/check`);
    if ('faults' in read) return this.showFor(draft, request, reply, stop, typed, read.faults);
    try {
      const { answers } = await this.drafts.answer(tokenOf(request), read.change);
      await this.next(reply, answers, stop);
    } catch (error) {
      if (!(error instanceof DraftEnded)) throw error;
      await this.ended(request, reply, { stop, typed });
    }
  }

  /** What was typed when the time was over goes into answers that are kept again. @param token of the new or found answers */
  async carry(request: FastifyRequest, reply: FastifyReply, token: string, stop: string, typed: Typed): Promise<void> {
    const draft = await this.drafts.find(token);
    const read = draft && (await this.steps.of(stop)?.read(typed, draft.answers, placeOf(stop, request)));
    if (draft && read && 'faults' in read) return this.showFor(draft, request, reply, stop, typed, read.faults);
    const changed = read && 'change' in read ? await this.drafts.answer(token, read.change) : draft;
    await this.next(reply, changed?.answers as Answers);
  }

  async next(reply: FastifyReply, answers: Answers, from?: string): Promise<void> {
    const stop = whereNext(answers, await this.assessing.questions(answers));
    redirect(reply, `${HOME}/${stop === from ? from : stop}`);
  }

  ended(request: FastifyRequest, reply: FastifyReply, { stop, typed, faults = [], beginning = {}, status = 410 }: Ended): void {
    const carried = Object.entries(typed).flatMap(([name, value]) => [value ?? []].flat().map((one) => ({ name, value: one })));
    this.send(request, reply, ENDED, { stop, carried, faults, typed: beginning, carrying: carries(`${HOME}/begin`, faults) }, status);
  }

  send(request: FastifyRequest, reply: FastifyReply, view: string, model: object, status = 200): void {
    const language = languageOf(request);
    const [address = ''] = request.url.split('?');
    const page = this.renderer.renderInBoth(view, model, language, address, besideOf(request, language));
    answer(request, reply, { page, language, status });
  }

  /** In another language than the one that the person reads, and one beside it. */
  sendIn(
    language: PageLanguage,
    beside: PageLanguage | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
    view: string,
    model: object,
  ): void {
    const page = this.renderer.render(view, model, language, request.url, beside);
    answer(request, reply, { page, language, status: 200 });
  }

  /** What is named in the language of the page is named in the one beside it too. */
  async inLanguages<T>(request: FastifyRequest, modelIn: (language: PageLanguage) => Promise<T> | T): Promise<T> {
    const language = languageOf(request);
    const beside = besideOf(request, language);
    const model = await modelIn(language);
    return beside ? besideEachOther(model, await modelIn(beside), [language, beside]) : model;
  }

  private async showFor(
    draft: Draft,
    request: FastifyRequest,
    reply: FastifyReply,
    stop: string,
    typed: Typed | undefined,
    faults: readonly Fault[],
  ): Promise<void> {
    const page = await this.inLanguages(request, (language) =>
      this.steps.of(stop)?.page(draft.answers, { ...placeOf(stop, request), language }, typed),
    );
    if (!page) return this.next(reply, draft.answers);
    const carrying = carries(`${HOME}/${stop}`, faults);
    this.send(request, reply, FORM, { page, stop, faults, kept: draft.expiresAt, carrying }, faults.length ? 422 : 200);
  }
}

function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  { page, language, status }: { readonly page: string; readonly language: PageLanguage; readonly status: number },
): void {
  const choice = cookiesOfChoice(request);
  if (choice.length) void reply.header('set-cookie', choice);
  void reply
    .status(status)
    .type('text/html; charset=utf-8')
    .headers({ 'content-language': language, 'cache-control': 'no-store' })
    .send(page);
}

/** A language that the address asked for is kept on the way. */
export function redirect(reply: FastifyReply, address: string): void {
  const choice = cookiesOfChoice(reply.request);
  if (choice.length) void reply.header('set-cookie', choice);
  void reply.header('cache-control', 'no-store').redirect(address, 303);
}

function placeOf(stop: string, request: FastifyRequest): Place {
  return { parts: stop.split('/').slice(1), language: languageOf(request) };
}
