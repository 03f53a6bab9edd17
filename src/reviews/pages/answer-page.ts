import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from '../../platform/pages/language.js';
import { PageRenderer } from '../../platform/pages/page-renderer.js';

/** A form that cannot be taken comes back with what was written in it. */
@Injectable()
export class AnswerPage {
  constructor(private readonly renderer: PageRenderer) {}

  send(request: FastifyRequest, reply: FastifyReply, view: string, model: object): void {
    const language = languageOf(request);
    const page = this.renderer.render(view, model, language, request.url);
    void reply.status(422).type('text/html; charset=utf-8').header('content-language', language).send(page);
  }
}
