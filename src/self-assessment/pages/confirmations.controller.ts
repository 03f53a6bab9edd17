import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { audienceOf } from '../../identity/index.js';
import { Public } from '../../platform/access/needs.js';
import { InjectConfiguration } from '../../platform/configuration/configuration.module.js';
import type { Configuration } from '../../platform/configuration/settings.js';
import { isPageLanguage, languageOf, PAGE_LANGUAGE_NAMES, PAGE_LANGUAGES, type PageLanguage } from '../../platform/pages/language.js';
import { AskEmployer, type AskedJob } from '../application/ask-employer.js';
import { confirmableFacts } from '../domain/confirmation.js';
import { DraftEnded } from '../domain/draft.errors.js';
import { tokenOf } from './draft-cookie.js';
import { type Typed, wordOf } from './form.js';
import { JobFactsViews } from './job-facts-view.js';
import { HOME, Journey, redirect } from './journey.js';

const VIEWS = 'self-assessment/pages/views';

/** The person asks an employer about one job: a form to print, an address and a code; and takes it back. */
@ApiExcludeController()
@Controller('self-assessment/confirmations')
@Public()
export class ConfirmationsController {
  constructor(
    private readonly asking: AskEmployer,
    private readonly journey: Journey,
    private readonly facts: JobFactsViews,
    @InjectConfiguration() private readonly configuration: Configuration,
  ) {}

  @Get(':job')
  async show(@Param('job') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.asking.of(tokenOf(request), id).catch(ended);
    if (!found) return redirect(reply, `${HOME}/check`);
    await this.sendAsking(found, request, reply);
  }

  @Post(':job')
  @HttpCode(303)
  async ask(@Param('job') id: string, @Body() body: Typed, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const [language, beside] = ['language', 'beside'].map((name) => wordOf(body ?? {}, name));
    const found = await this.asking.of(tokenOf(request), id).catch(ended);
    if (!found) return redirect(reply, `${HOME}/check`);
    if (!isPageLanguage(language)) return this.sendAsking(found, request, reply, [{ field: 'language', says: 'choose' }]);
    await this.asking.ask(tokenOf(request), id, [language, ...(isPageLanguage(beside) && beside !== language ? [beside] : [])]);
    redirect(reply, `${HOME}/confirmations/${id}/form`);
  }

  @Post(':job/withdraw')
  @HttpCode(303)
  async withdraw(@Param('job') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.asking.withdraw(tokenOf(request), id).catch(ended);
    redirect(reply, `${HOME}/confirmations/${id}`);
  }

  /** To print, in the employer's language. */
  @Get(':job/form')
  async form(@Param('job') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.asking.of(tokenOf(request), id).catch(ended);
    if (!found?.asked) return redirect(reply, found ? `${HOME}/confirmations/${id}` : `${HOME}/check`);
    const { job, asked } = found;
    const [language = 'en', beside] = asked.languages as readonly [PageLanguage, PageLanguage?];
    const facts = confirmableFacts(job);
    const sides = await Promise.all([language, ...(beside ? [beside] : [])].map((one) => this.facts.of(facts, one)));
    const model = {
      id,
      sides,
      to: job.confirmer,
      code: asked.code,
      until: untilOf(found),
      own: languageOf(request),
      online: this.addressIn(language),
    };
    this.journey.sendIn(language, beside, request, reply, `${VIEWS}/confirmation-form.njk`, model);
  }

  private async sendAsking(found: AskedJob, request: FastifyRequest, reply: FastifyReply, faults: readonly object[] = []): Promise<void> {
    const { job, draft, asked } = found;
    const language = languageOf(request);
    const { statement } = job;
    const [confirmed] = statement ? [await this.facts.of({ ...confirmableFacts(job), skills: statement.skills }, language)] : [];
    const model = {
      ...{ id: job.id, job, confirmed, faults, kept: draft.expiresAt, own: language },
      choices: PAGE_LANGUAGES.map((code) => ({ code, name: PAGE_LANGUAGE_NAMES[code] })),
      ...(asked && { until: untilOf(found) }),
    };
    this.journey.send(request, reply, `${VIEWS}/confirmations.njk`, model, faults.length ? 422 : 200);
  }

  private addressIn(language: PageLanguage): string {
    return `${audienceOf(this.configuration)}/confirm-work?lang=${language}`;
  }
}

/** The code counts no longer than the answers are kept. */
function untilOf({ draft, asked }: AskedJob): string {
  return [draft.expiresAt, asked?.expiresAt ?? draft.expiresAt].toSorted()[0] as string;
}

function ended(error: unknown): undefined {
  if (!(error instanceof DraftEnded)) throw error;
}
