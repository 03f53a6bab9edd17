import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/needs.js';
import { Drafts, tokenOf } from '../../self-assessment/index.js';
import { ContentOfDraft } from '../application/content-of-draft.js';
import { type AtPassports, PassportPages } from './passport-pages.js';
import { redirect } from './send-page.js';
import type { Sent } from './sent.js';
import { SharePages } from './share-pages.js';

const ANSWERS = '/self-assessment';
const HOME = `${ANSWERS}/passport`;

/** Passports of somebody without an account; whoever holds the cookie of the answers is that person. */
@ApiExcludeController()
@Controller('self-assessment/passport')
@Public()
export class DraftPassportController {
  constructor(
    private readonly drafts: Drafts,
    private readonly contents: ContentOfDraft,
    private readonly pages: PassportPages,
    private readonly shares: SharePages,
  ) {}

  @Get()
  list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.at(request, reply, async (at) => {
      const isAnswered = await this.contents.of(tokenOf(request));
      return isAnswered ? this.pages.list(at) : redirect(reply, `${ANSWERS}/answer`);
    });
  }

  /** Only of answers to which nothing is left to ask: half a passport would mislead. */
  @Post()
  @HttpCode(303)
  make(@Body() body: Sent, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.at(request, reply, async (at) => {
      const content = await this.contents.of(tokenOf(request));
      return content ? this.pages.make(at, body ?? {}, content) : redirect(reply, `${ANSWERS}/answer`);
    });
  }

  @Get(':passportId')
  paper(@Param('passportId', ParseUUIDPipe) id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.at(request, reply, (at) => this.pages.paper(at, id));
  }

  @Get(':passportId/pdf')
  pdf(@Param('passportId', ParseUUIDPipe) id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.at(request, reply, (at) => this.pages.pdf(at, id));
  }

  @Get(':passportId/json')
  json(@Param('passportId', ParseUUIDPipe) id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.at(request, reply, (at) => this.pages.json(at, id));
  }

  @Post(':passportId/withdrawal')
  @HttpCode(303)
  withdraw(@Param('passportId', ParseUUIDPipe) id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.at(request, reply, (at) => this.pages.withdraw(at, id));
  }

  @Get(':passportId/shares')
  shared(@Param('passportId', ParseUUIDPipe) id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.at(request, reply, (at) => this.shares.list(at, id));
  }

  @Post(':passportId/shares')
  @HttpCode(200)
  share(
    @Param('passportId', ParseUUIDPipe) id: string,
    @Body() body: Sent,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.at(request, reply, (at) => this.shares.make(at, id, body ?? {}));
  }

  @Post(':passportId/shares/:shareId/withdrawal')
  @HttpCode(303)
  unshare(
    @Param('passportId', ParseUUIDPipe) id: string,
    @Param('shareId', ParseUUIDPipe) shareId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.at(request, reply, (at) => this.shares.withdraw(at, id, shareId));
  }

  private async at(request: FastifyRequest, reply: FastifyReply, show: (at: AtPassports) => Promise<void> | void): Promise<void> {
    const draft = await this.drafts.find(tokenOf(request));
    if (!draft) return redirect(reply, ANSWERS);
    const kept = { owner: { draft: draft.id }, until: draft.expiresAt };
    await show({ ...kept, home: HOME, back: `${ANSWERS}/answer`, mayShare: true, demonstration: false, request, reply });
  }
}
