import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/needs.js';
import { Attempts } from '../../platform/availability/attempts.js';
import { languageOf } from '../../platform/pages/language.js';
import { PageRenderer } from '../../platform/pages/page-renderer.js';
import { networkOf } from '../../platform/quotas/quota.js';
import { requireReadable } from '../../platform/validation/readable.js';
import type { JsonObject } from '../application/sign-document.js';
import { type Verified, VerifyPassport } from '../application/verify-passport.js';
import { Papers } from './paper.js';
import { sendPage } from './send-page.js';
import { type Sent, wordIn } from './sent.js';

const VIEW = 'passport/pages/views/verify.njk';
const WINDOW_MS = 15 * 60_000;
/** Wrong codes from one network, before it has to wait; a right one is always taken. */
const WRONG_CODES = 100;

/** Is this paper genuine, is it unchanged, does it still count; and what none of that proves. For everybody. */
@ApiExcludeController()
@Controller('passport/verify')
@Public()
export class VerifyController {
  private readonly wrong = new Attempts(WRONG_CODES, WINDOW_MS);

  constructor(
    private readonly verify: VerifyPassport,
    private readonly papers: Papers,
    private readonly renderer: PageRenderer,
  ) {}

  /** Where the QR code of a paper leads. */
  @Get()
  async byCode(@Query('code') code: string | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (code === undefined) return sendPage(this.renderer, request, reply, VIEW, {});
    await this.answer(request, reply, await this.verify.byCode(code), { code });
  }

  /** A code that was typed, or the text of a document. */
  @Post()
  @HttpCode(200)
  async typed(@Body() body: Sent, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const [code, text] = [wordIn(body ?? {}, 'code'), wordIn(body ?? {}, 'document')];
    const document = text ? documentIn(text) : undefined;
    const typed = { code, document: text };
    if (document) return this.answer(request, reply, await this.verify.byDocument(document), typed);
    if (code && !text) return this.answer(request, reply, await this.verify.byCode(code), typed);
    const faults = [text ? { field: 'document', says: 'document' } : { field: 'code', says: 'code' }];
    sendPage(this.renderer, request, reply, VIEW, { typed, faults }, 422);
  }

  private async answer(request: FastifyRequest, reply: FastifyReply, verified: Verified, typed: Sent): Promise<void> {
    const { result, passport, digest } = verified;
    if (result === 'unknown' && this.isToWait(request)) return sendPage(this.renderer, request, reply, VIEW, { typed, wait: true }, 429);
    const isShown = result === 'valid' && passport;
    const paper = isShown ? await this.papers.of(passport, languageOf(request)) : undefined;
    sendPage(this.renderer, request, reply, VIEW, { result, passport, digest: digest ?? passport?.digest, paper, typed });
  }

  private isToWait({ ip }: FastifyRequest): boolean {
    const network = networkOf(ip);
    const wait = this.wrong.secondsLeft(network);
    this.wrong.failed(network);
    return wait > 0;
  }
}

function documentIn(text: string): JsonObject | undefined {
  try {
    const read: unknown = JSON.parse(text);
    requireReadable(read);
    return read && typeof read === 'object' && !Array.isArray(read) ? (read as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}
