import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../../platform/access/needs.js';
import { InvalidMailAddress } from '../../../platform/mail/mail-address.js';
import { languageOf } from '../../../platform/pages/language.js';
import { readUpload, TakesUploads } from '../../../platform/protection/uploads.js';
import { HourlyCounts } from '../../../platform/quotas/hourly-counts.js';
import { Alerts } from '../../application/alerts.js';
import { LettersOfDrafts } from '../../application/letters-of-drafts.js';
import { EVERY } from '../../domain/alert.js';
import { DraftEnded } from '../../domain/draft.errors.js';
import { carries, faultsCarried, isLooking } from '../carrying.js';
import { tokenOf } from '../draft-cookie.js';
import { type Fault, oneOf, type Typed, wordOf } from '../form.js';
import { HOME, Journey, redirect } from '../journey.js';
import { ASKED_LINKS, isTooMany } from '../limits.js';
import { requireOwnSite } from '../own-site.js';

const VIEWS = 'self-assessment/pages/views';
const OF_A_LETTER = `${VIEWS}/alert-link.njk`;

/** Letters about new work: asked for here, confirmed and ended from the letters. */
@ApiExcludeController()
@Controller('self-assessment/alerts')
@Public()
export class AlertsController {
  constructor(
    private readonly journey: Journey,
    private readonly alerts: Alerts,
    private readonly letters: LettersOfDrafts,
    private readonly counts: HourlyCounts,
  ) {}

  @Get()
  form(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.show(request, reply, {});
  }

  @Post()
  @HttpCode(303)
  async ask(@Body() body: Typed, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    requireOwnSite(request);
    const typed = body ?? {};
    if (isLooking(typed)) return this.show(request, reply, typed, faultsCarried(typed));
    const again = (says: string, field: string, status: number) => this.show(request, reply, typed, [{ field, says }], status);
    try {
      if (wordOf(typed, 'act') === 'stop') await this.alerts.stopOf(tokenOf(request));
      else if (this.letters.areSent) {
        const every = oneOf(EVERY, wordOf(typed, 'every'));
        if (!every) return again('every', 'every', 422);
        if (await isTooMany(this.counts, ASKED_LINKS, request, reply)) return again('tooManyLinks', 'address', 429);
        await this.alerts.ask(tokenOf(request), wordOf(typed, 'address'), every, languageOf(request));
      }
    } catch (error) {
      if (error instanceof InvalidMailAddress) return again('address', 'address', 422);
      if (!(error instanceof DraftEnded)) throw error;
    }
    redirect(reply, `${HOME}/alerts`);
  }

  /** A page with a button: what looks into letters before people do agrees to nothing. */
  @Get('confirm')
  askWhether(@Query('t') secret: string | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.offer(request, reply, 'confirm', secret ?? '');
  }

  @Post('confirm')
  @HttpCode(303)
  async confirm(@Body() body: Typed, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const secret = wordOf(body ?? {}, 't');
    if (isLooking(body ?? {})) return this.offer(request, reply, 'confirm', secret);
    redirect(reply, `${HOME}/alerts/${(await this.alerts.confirm(secret)) ? 'confirmed' : 'over'}`);
  }

  @Get('confirmed')
  confirmed(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.journey.send(request, reply, OF_A_LETTER, { done: 'confirmed' });
  }

  @Get('over')
  over(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.journey.send(request, reply, OF_A_LETTER, { done: 'over' }, 410);
  }

  @Get('stop')
  askToStop(@Query('t') secret: string | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.offer(request, reply, 'stop', secret ?? '');
  }

  /** By the button, or by a mail program at once: it says so in a form of either kind, its secret stands in the address, and it is sent nowhere else (RFC 8058, 3.1). */
  @Post('stop')
  @HttpCode(200)
  @TakesUploads()
  async stop(@Query('t') secret: string | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const isStream = (request.headers['content-type'] ?? '').startsWith('multipart/');
    const typed = isStream ? (await readUpload(request, 0)).fields : ((request.body as Typed | undefined) ?? {});
    if (isLooking(typed)) return this.offer(request, reply, 'stop', wordOf(typed, 't'));
    await this.alerts.stop(secret ?? wordOf(typed, 't'));
    if (secret) this.stopped(request, reply);
    else redirect(reply, `${HOME}/alerts/stopped`);
  }

  @Get('stopped')
  stopped(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.journey.send(request, reply, OF_A_LETTER, { done: 'stopped' });
  }

  private offer(request: FastifyRequest, reply: FastifyReply, act: 'confirm' | 'stop', secret: string): void {
    this.journey.send(request, reply, OF_A_LETTER, { act, secret, carrying: carries(`${HOME}/alerts/${act}`) });
  }

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: Typed,
    faults: readonly Fault[] = [],
    status = faults.length ? 422 : 200,
  ): Promise<void> {
    const draft = await this.journey.draft(request);
    if (!draft) return redirect(reply, HOME);
    const alert = await this.alerts.of(draft.id);
    const { areSent } = this.letters;
    const shown = { faults, alert, areSent, kept: draft.expiresAt, carrying: areSent && carries(`${HOME}/alerts`, faults) };
    const asked = { every: wordOf(typed, 'every') || alert?.every, typed: wordOf(typed, 'address') || (alert ?? draft).mail?.address };
    this.journey.send(request, reply, `${VIEWS}/alerts.njk`, { ...shown, ...asked }, status);
  }
}
