import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/needs.js';
import { languageOf } from '../../platform/pages/language.js';
import { HourlyCounts } from '../../platform/quotas/hourly-counts.js';
import { networkOf } from '../../platform/quotas/quota.js';
import { Drafts } from '../application/drafts.js';
import { TooManyCodes } from '../domain/draft.errors.js';
import { type Draft, KEEP_DAYS } from '../domain/draft.js';
import { carries, faultsCarried, isByEnter, isLooking } from './carrying.js';
import { setToken, tokenOf } from './draft-cookie.js';
import { type Fault, type Typed, wordOf } from './form.js';
import { HOME, Journey, redirect } from './journey.js';
import { KeepPage } from './keep-page.js';
import { BEGINNINGS, isTooMany } from './limits.js';
import { requireOwnSite } from './own-site.js';

const VIEWS = 'self-assessment/pages/views';
const CARRIED = 'carried.';

/** Beginning, coming back with a code, and having everything erased: without an account. */
@ApiExcludeController()
@Controller('self-assessment')
@Public()
export class BeginController {
  constructor(
    private readonly drafts: Drafts,
    private readonly journey: Journey,
    private readonly keeping: KeepPage,
    private readonly counts: HourlyCounts,
  ) {}

  @Get()
  async start(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const draft = await this.journey.draft(request);
    this.begins(request, reply, draft ? { kept: draft.expiresAt } : {});
  }

  /** Nothing is kept before the person has agreed, in the words of the page. */
  @Post('begin')
  @HttpCode(303)
  async begin(@Body() body: Typed, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (isLooking(body ?? {})) return this.again(request, reply, body, faultsCarried(body));
    if (isByEnter(body ?? {}) && wordOf(body, 'code')) return this.comeBack(body, request, reply);
    const keepDays = KEEP_DAYS.find((days) => String(days) === wordOf(body ?? {}, 'keep'));
    if (!keepDays) return this.again(request, reply, body ?? {}, [{ field: 'keep', says: 'keep' }]);
    if (await isTooMany(this.counts, BEGINNINGS, request, reply))
      return this.again(request, reply, body, [{ field: 'keep', says: 'tooManyBegun' }], 429);
    const token = await this.drafts.begin(keepDays, languageOf(request));
    await this.goOn(request, reply, body, token);
  }

  @Post('return')
  @HttpCode(303)
  async comeBack(@Body() body: Typed, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    requireOwnSite(request);
    const token = await this.drafts.comeBack(wordOf(body ?? {}, 'code'), networkOf(request.ip)).catch(tooMany);
    if (token === undefined) return this.again(request, reply, body ?? {}, [{ field: 'code', says: 'code' }]);
    if (token instanceof TooManyCodes) {
      void reply.header('retry-after', String(token.retryAfter));
      return this.again(request, reply, body ?? {}, [{ field: 'code', says: 'tooManyCodes' }], 429);
    }
    await this.goOn(request, reply, body, token);
  }

  @Get('return')
  comeBackForm(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.begins(request, reply, {});
  }

  /** Of the page that an address brought: the same. */
  @Get('keep/mail')
  mailForm(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.keepForm(request, reply);
  }

  /** An address was given. */
  @Get('keep/sent')
  mailSent(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.ofDraft(request, reply, (draft) => this.keeping.show(request, reply, draft, { isSent: draft.mail !== undefined }));
  }

  @Get('keep')
  keepForm(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.ofDraft(request, reply, (draft) => this.keeping.show(request, reply, draft));
  }

  /** Shown this once, and in as many languages as somebody wants to read it in. */
  @Post('keep')
  @HttpCode(200)
  keep(@Body() body: Typed, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.ofDraft(request, reply, async (draft) => {
      const code = isLooking(body ?? {}) ? wordOf(body, 'code') : await this.drafts.giveCode(tokenOf(request));
      this.keeping.show(request, reply, draft, { code });
    });
  }

  @Post('erase')
  @HttpCode(303)
  async erase(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.drafts.erase(tokenOf(request));
    setToken(request, reply, undefined);
    void reply.redirect(`${HOME}/erased`, 303);
  }

  @Get('erased')
  erased(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.journey.send(request, reply, `${VIEWS}/erased.njk`, {});
  }

  /** Somebody comes near: this browser leads to the answers no more, and a session of an account ends too. With a code they are found again. */
  @Post('leave')
  @HttpCode(307)
  leave(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    setToken(request, reply, undefined);
    void reply.redirect('/leave', 307);
  }

  private async ofDraft(request: FastifyRequest, reply: FastifyReply, show: (draft: Draft) => Promise<void> | void): Promise<void> {
    const draft = await this.journey.draft(request);
    await (draft ? show(draft) : redirect(reply, HOME));
  }

  private async goOn(request: FastifyRequest, reply: FastifyReply, body: Typed, token: string): Promise<void> {
    setToken(request, reply, token);
    const stop = wordOf(body, 'stop');
    if (stop) return this.journey.carry(request, reply, token, stop, carriedIn(body));
    const draft = await this.drafts.find(token);
    if (draft) await this.journey.next(reply, draft.answers);
  }

  /** The form of the start, or the one that came when the time was over. */
  private again(request: FastifyRequest, reply: FastifyReply, body: Typed, faults: readonly Fault[], status?: number): void {
    const stop = wordOf(body, 'stop');
    if (stop) this.journey.ended(request, reply, { stop, typed: carriedIn(body), faults, beginning: body, ...(status && { status }) });
    else this.begins(request, reply, { faults, typed: body }, status ?? (faults.length ? 422 : 200));
  }

  private begins(
    request: FastifyRequest,
    reply: FastifyReply,
    model: { readonly kept?: string; readonly faults?: readonly Fault[]; readonly typed?: Typed },
    status = 200,
  ): void {
    const carrying = carries(`${HOME}/begin`, model.faults ?? []);
    this.journey.send(request, reply, `${VIEWS}/start.njk`, { ...model, carrying }, status);
  }
}

function carriedIn(body: Typed): Typed {
  const names = Object.keys(body).filter((name) => name.startsWith(CARRIED));
  return Object.fromEntries(names.map((name) => [name.slice(CARRIED.length), body[name]]));
}

function tooMany(error: unknown): TooManyCodes {
  if (error instanceof TooManyCodes) return error;
  throw error;
}
