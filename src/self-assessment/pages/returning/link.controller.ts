import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../../platform/access/needs.js';
import { InvalidMailAddress } from '../../../platform/mail/mail-address.js';
import { languageOf } from '../../../platform/pages/language.js';
import { HourlyCounts } from '../../../platform/quotas/hourly-counts.js';
import { Drafts } from '../../application/drafts.js';
import { LettersOfDrafts } from '../../application/letters-of-drafts.js';
import { WaysBack } from '../../application/ways-back.js';
import { carries, faultsCarried, isLooking } from '../carrying.js';
import { setToken, tokenOf } from '../draft-cookie.js';
import { type Fault, type Typed, wordOf } from '../form.js';
import { HOME, Journey, redirect } from '../journey.js';
import { KeepPage } from '../keep-page.js';
import { ASKED_LINKS, isTooMany } from '../limits.js';
import { requireOwnSite } from '../own-site.js';

const VIEW = 'self-assessment/pages/views/link.njk';

/** Coming back by a link in a letter, beside the code. */
@ApiExcludeController()
@Controller('self-assessment')
@Public()
export class LinkController {
  constructor(
    private readonly journey: Journey,
    private readonly keeping: KeepPage,
    private readonly drafts: Drafts,
    private readonly ways: WaysBack,
    private readonly letters: LettersOfDrafts,
    private readonly counts: HourlyCounts,
  ) {}

  /** The address is given, or taken back; the page that says so has an address of its own, so that it can be read in another language. */
  @Post('keep/mail')
  @HttpCode(303)
  async give(@Body() body: Typed, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    requireOwnSite(request);
    const [token, typed] = [tokenOf(request), body ?? {}];
    const draft = await this.journey.draft(request);
    if (!draft) return this.journey.ended(request, reply, { stop: 'check', typed: {} });
    if (isLooking(typed)) return this.keeping.show(request, reply, draft, { typed, faults: faultsCarried(typed) });
    if (wordOf(typed, 'act') === 'forget') await this.ways.forget(token);
    if (wordOf(typed, 'act') === 'forget' || !this.letters.areSent) return redirect(reply, `${HOME}/keep`);
    const again = (says: string, status: number) =>
      this.keeping.show(request, reply, draft, { typed, faults: [{ field: 'address', says }] }, status);
    if (await isTooMany(this.counts, ASKED_LINKS, request, reply)) return again('tooManyLinks', 429);
    const given = await this.ways.give(token, wordOf(typed, 'address'), languageOf(request)).catch(orInvalid);
    if (!given) return again('address', 422);
    redirect(reply, `${HOME}/keep/sent`);
  }

  /** A page with a button: what looks into letters before people do opens nothing. Without a link: a form to ask for one. */
  @Get('link')
  link(@Query('t') secret: string | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    if (secret) this.offer(request, reply, secret);
    else this.form(request, reply);
  }

  @Get('link/asked')
  asked(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.journey.send(request, reply, VIEW, { isAsked: true, areSent: this.letters.areSent });
  }

  @Get('link/over')
  over(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.journey.send(request, reply, VIEW, { isOver: true, areSent: this.letters.areSent }, 410);
  }

  /** The page of before in another language. */
  @Get('link/ask')
  linkAgain(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.form(request, reply);
  }

  @Post('link')
  @HttpCode(303)
  async redeem(@Body() body: Typed, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    requireOwnSite(request);
    const secret = wordOf(body ?? {}, 't');
    if (isLooking(body ?? {})) return this.offer(request, reply, secret);
    const token = await this.ways.redeem(secret);
    const draft = await this.drafts.find(token);
    if (!token || !draft) return redirect(reply, `${HOME}/link/over`);
    setToken(request, reply, token);
    await this.journey.next(reply, draft.answers);
  }

  /** The same answer for every address. */
  @Post('link/ask')
  @HttpCode(303)
  async ask(@Body() body: Typed, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const typed = body ?? {};
    if (!this.letters.areSent) return redirect(reply, `${HOME}/link`);
    if (isLooking(typed)) return this.form(request, reply, typed, faultsCarried(typed));
    if (await isTooMany(this.counts, ASKED_LINKS, request, reply)) return this.form(request, reply, typed, wrong('tooManyLinks'), 429);
    const isAddress = await this.ways.ask(wordOf(typed, 'address')).then(() => true, orInvalid);
    if (!isAddress) return this.form(request, reply, typed, wrong('address'));
    redirect(reply, `${HOME}/link/asked`);
  }

  private offer(request: FastifyRequest, reply: FastifyReply, secret: string): void {
    this.journey.send(request, reply, VIEW, { secret, carrying: carries(`${HOME}/link`) });
  }

  private form(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: Typed = {},
    faults: readonly Fault[] = [],
    status = faults.length ? 422 : 200,
  ): void {
    const { areSent } = this.letters;
    const carrying = areSent && carries(`${HOME}/link/ask`, faults);
    this.journey.send(request, reply, VIEW, { faults, carrying, areSent, typed: wordOf(typed, 'address') }, status);
  }
}

function wrong(says: string): readonly Fault[] {
  return [{ field: 'address', says }];
}

function orInvalid(error: unknown): undefined {
  if (!(error instanceof InvalidMailAddress)) throw error;
}
