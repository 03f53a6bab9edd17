import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/needs.js';
import { today } from '../../platform/clock.js';
import { languageOf } from '../../platform/pages/language.js';
import { networkOf } from '../../platform/quotas/quota.js';
import { AnswerAsEmployer } from '../application/answer-as-employer.js';
import { type GivenConfirmation, VERDICTS } from '../domain/confirmation.js';
import { TooManyCodes } from '../domain/draft.errors.js';
import { carries, faultsCarried } from './carrying.js';
import { type Fault, oneOf, type Typed, wordOf, wordsOf } from './form.js';
import { JobFactsViews } from './job-facts-view.js';
import { Journey } from './journey.js';

const VIEWS = 'self-assessment/pages/views';
const MOST_LETTERS = 200;
const SIGNED = ['name', 'role', 'organisation'] as const;

/** An employer reads one job by the code of the form, and answers once. Neither the code nor a fact is ever in an address. */
@ApiExcludeController()
@Controller('confirm-work')
@Public()
export class ConfirmWorkController {
  constructor(
    private readonly answering: AnswerAsEmployer,
    private readonly journey: Journey,
    private readonly facts: JobFactsViews,
  ) {}

  @Get()
  ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.journey.send(request, reply, `${VIEWS}/confirm-code.njk`, {});
  }

  @Post()
  @HttpCode(200)
  open(@Body() body: Typed, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const typed = body ?? {};
    return this.show(typed, faultsCarried(typed), request, reply);
  }

  @Post('answer')
  @HttpCode(200)
  async answer(@Body() body: Typed, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const typed = body ?? {};
    const faults = faultsOf(typed);
    if (faults.length) return this.show(typed, faults, request, reply);
    const [code, network] = [wordOf(typed, 'code'), networkOf(request.ip)];
    const done = await this.answering.answer(code, network, wordOf(typed, 'seen'), givenIn(typed)).catch(tooMany);
    if (done === 'changed') return this.show(typed, [{ field: 'verdict', says: 'changed' }], request, reply);
    if (done !== 'kept') return this.refuse(typed, done, request, reply);
    this.journey.send(request, reply, `${VIEWS}/confirm-done.njk`, { on: today() });
  }

  private async show(typed: Typed, faults: readonly Fault[], request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const opened = await this.answering.open(wordOf(typed, 'code'), networkOf(request.ip)).catch(tooMany);
    if (!opened || opened instanceof TooManyCodes) return this.refuse(typed, opened, request, reply);
    const job = await this.facts.of(opened.facts, languageOf(request));
    const carrying = carries('/confirm-work', faults);
    const model = { ...{ job, typed, faults, carrying }, seen: opened.seen, kept: opened.keptUntil, right: wordsOf(typed, 'right') };
    this.journey.send(request, reply, `${VIEWS}/confirm-work.njk`, model, faults.length ? 422 : 200);
  }

  private refuse(typed: Typed, error: TooManyCodes | undefined, request: FastifyRequest, reply: FastifyReply): void {
    const faults = [{ field: 'code', says: error ? 'tooManyCodes' : 'confirmCode' }];
    this.journey.send(request, reply, `${VIEWS}/confirm-code.njk`, { faults, typed }, error ? 429 : 422);
  }
}

function faultsOf(typed: Typed): readonly Fault[] {
  const verdict = oneOf(VERDICTS, wordOf(typed, 'verdict'));
  const isSigned = (name: string) => wordOf(typed, name) !== '' && wordOf(typed, name).length <= MOST_LETTERS;
  return [
    ...(verdict ? [] : [{ field: 'verdict', says: 'choose' }]),
    ...(verdict === 'some' && !wordsOf(typed, 'right').length ? [{ field: 'right', says: 'right' }] : []),
    ...SIGNED.filter((name) => !isSigned(name)).map((field) => ({ field, says: `signed-${field}` })),
  ];
}

function givenIn(typed: Typed): GivenConfirmation {
  const [name = '', role = '', organisation = ''] = SIGNED.map((one) => wordOf(typed, one));
  return { verdict: oneOf(VERDICTS, wordOf(typed, 'verdict')) ?? 'no', right: wordsOf(typed, 'right'), name, role, organisation };
}

function tooMany(error: unknown): TooManyCodes {
  if (error instanceof TooManyCodes) return error;
  throw error;
}
