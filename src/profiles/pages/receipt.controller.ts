import { Body, Controller, Get, HttpCode, NotFoundException, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditsAct, AuditsRead } from '../../audit/index.js';
import { Needs, Public } from '../../platform/access/needs.js';
import { languageOf, type PageLanguage } from '../../platform/pages/language.js';
import { PageRenderer } from '../../platform/pages/page-renderer.js';
import { Receipts } from '../application/receipts.js';
import { type SentForm, textOf } from './read-registration.js';
import { ReceiptView } from './receipt-view.js';

const VIEWS = 'profiles/pages/views';

/** What was written down with assistance: printed at the desk, and opened again by whoever holds the code. */
@ApiExcludeController()
@Controller()
export class ReceiptController {
  constructor(
    private readonly receipts: Receipts,
    private readonly view: ReceiptView,
    private readonly renderer: PageRenderer,
  ) {}

  /** In the language of the person. @throws ProfileNotFound */
  @Get('desk/people/:profileId/receipt')
  @Needs('profiles:read')
  @AuditsRead('person.read', 'profileId')
  async receipt(
    @Param('profileId', ParseUUIDPipe) id: string,
    @Query('lang') lang: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const receipt = await this.receipts.of(id);
    if (!receipt) throw new NotFoundException();
    const language = lang ? languageOf(request) : receipt.assisted.language;
    void reply.type('text/html; charset=utf-8').header('content-language', language);
    return this.renderer.render(`${VIEWS}/receipt.njk`, this.view.of(receipt), language, request.url);
  }

  /** The square of the receipt leads here; looking shows nothing yet. The code stands in the query, which no log keeps. */
  @Get('receipt')
  @Public()
  form(@Query('code') code: string | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.send(request, reply, 200, 'receipt-code', { code });
  }

  @Post('receipt')
  @HttpCode(200)
  @Public()
  @AuditsAct('person.read')
  async open(@Body() body: SentForm | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const code = textOf(body ?? {}, 'code');
    const receipt = await this.receipts.open(code);
    if (!receipt) return this.send(request, reply, 422, 'receipt-code', { code, isWrong: true });
    return this.send(request, reply, 200, 'receipt', { ...this.view.of(receipt), isOwn: true });
  }

  private send(request: FastifyRequest, reply: FastifyReply, status: number, view: string, model: object): void {
    const language: PageLanguage = languageOf(request);
    const page = this.renderer.render(`${VIEWS}/${view}.njk`, model, language, '/receipt');
    void reply
      .status(status)
      .type('text/html; charset=utf-8')
      .header('content-language', language)
      .header('cache-control', 'no-store')
      .send(page);
  }
}
