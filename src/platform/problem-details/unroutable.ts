import type { FastifyReply, FastifyRequest } from 'fastify';
import { PLATFORM_PROBLEMS } from './problems.js';

/** What is said of an address that no route can even be looked up for; without it, since it may hold anything. */
const SAID: Readonly<Record<string, readonly [code: string, detail: string]>> = {
  FST_ERR_MAX_PARAM_LENGTH: ['not-found', 'A part of the address is longer than any id. Check it, or see /docs for all addresses.'],
  FST_ERR_BAD_URL: ['invalid-parameter', 'The address is not well encoded. Write "%25" for a percent sign, and percent-encode the rest.'],
};

/** Fastify answers these by itself, before any filter. */
export function answerUnroutable({ code }: { readonly code: string }, _request: FastifyRequest, reply: FastifyReply): void {
  const [problem, detail] = SAID[code] ?? SAID.FST_ERR_BAD_URL ?? ['invalid-parameter', ''];
  const { status, title } = PLATFORM_PROBLEMS[problem] ?? { status: 400, title: '' };
  const body = JSON.stringify({ type: `/problems/${problem}`, title, status, code: problem, detail });
  void reply.status(status).type('application/problem+json; charset=utf-8').send(body);
}
