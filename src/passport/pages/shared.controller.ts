import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/needs.js';
import { besideOf, languageOf } from '../../platform/pages/language.js';
import { PageRenderer } from '../../platform/pages/page-renderer.js';
import { Shares } from '../application/shares.js';
import { ShareOver } from '../domain/passport.errors.js';
import { Papers } from './paper.js';
import { sendPage } from './send-page.js';
import { type Sent, wordIn } from './sent.js';

const VIEWS = 'passport/pages/views';
const LETTERS = { least: 2, most: 120 } as const;

/** Where a shared link leads: who opens it says their name first, and the person sees it. The secret stands in the query, which no log keeps. */
@ApiExcludeController()
@Controller('passport/shared')
@Public()
export class SharedController {
  constructor(
    private readonly shares: Shares,
    private readonly papers: Papers,
    private readonly renderer: PageRenderer,
  ) {}

  /** Looking at the link opens nothing: programs that preview links are not readers. */
  @Get()
  async offer(@Query('with') token: string | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.orOver(request, reply, async () => {
      const share = await this.shares.offered(token);
      sendPage(this.renderer, request, reply, `${VIEWS}/shared.njk`, { share, token });
    });
  }

  @Post()
  @HttpCode(200)
  async open(
    @Query('with') token: string | undefined,
    @Body() body: Sent,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.orOver(request, reply, async () => {
      const name = wordIn(body ?? {}, 'name').slice(0, LETTERS.most);
      if (name.length < LETTERS.least) return this.again(request, reply, token);
      const { passport, share } = await this.shares.open(token, name);
      const language = languageOf(request);
      const paper = await this.papers.of(passport, language, besideOf(request, language));
      sendPage(this.renderer, request, reply, `${VIEWS}/opened.njk`, { paper, share, token });
    });
  }

  private async again(request: FastifyRequest, reply: FastifyReply, token: string | undefined): Promise<void> {
    const share = await this.shares.offered(token);
    sendPage(this.renderer, request, reply, `${VIEWS}/shared.njk`, { share, token, faults: [{ field: 'name', says: 'name' }] }, 422);
  }

  private async orOver(request: FastifyRequest, reply: FastifyReply, show: () => Promise<void>): Promise<void> {
    await show().catch((error: unknown) => {
      if (!(error instanceof ShareOver)) throw error;
      sendPage(this.renderer, request, reply, `${VIEWS}/over.njk`, {}, 410);
    });
  }
}
