import type { FastifyReply, FastifyRequest } from 'fastify';
import { KEEP_DAYS } from '../domain/draft.js';

const SECONDS_A_DAY = 86_400;
const NAME = 'passerelle-answers';
const PATH = '/self-assessment';

/** `__Secure-` binds a cookie to encryption; a trial on http://localhost has none. */
const nameFor = ({ protocol }: FastifyRequest) => (protocol === 'https' ? `__Secure-${NAME}` : NAME);

export function tokenOf(request: FastifyRequest): string | undefined {
  const found = (request.headers.cookie ?? '').split(';').map((part) => part.trim().split('='));
  return found.find(([key]) => key === nameFor(request))?.[1];
}

/** @param token undefined takes it away */
export function setToken(request: FastifyRequest, reply: FastifyReply, token: string | undefined): void {
  const age = token ? Math.max(...KEEP_DAYS) * SECONDS_A_DAY : 0;
  const secure = request.protocol === 'https' ? '; Secure' : '';
  void reply.header('set-cookie', `${nameFor(request)}=${token ?? ''}; Path=${PATH}; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`);
}
