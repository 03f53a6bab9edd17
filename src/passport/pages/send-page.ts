import type { FastifyReply, FastifyRequest } from 'fastify';
import { besideOf, cookiesOfChoice, languageOf } from '../../platform/pages/language.js';
import type { PageRenderer } from '../../platform/pages/page-renderer.js';

/** A page that nobody keeps. */
export function sendPage(
  renderer: PageRenderer,
  request: FastifyRequest,
  reply: FastifyReply,
  view: string,
  model: object,
  status = 200,
): void {
  const language = languageOf(request);
  const page = renderer.render(view, model, language, request.url, besideOf(request, language));
  const choice = cookiesOfChoice(request);
  if (choice.length) void reply.header('set-cookie', choice);
  void reply
    .status(status)
    .type('text/html; charset=utf-8')
    .headers({ 'content-language': language, 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
    .send(page);
}

export function redirect(reply: FastifyReply, address: string): void {
  void reply.header('cache-control', 'no-store').redirect(address, 303);
}

/** Where the QR code leads. The code stands in the query, which no log keeps. */
export function addressToVerify(service: string, code: string): string {
  return `${service}/passport/verify?code=${code.replaceAll('-', '')}`;
}
