import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { TokenRequired } from '../../platform/access/errors.js';
import type { Principal } from '../domain/principal.js';

export type IdentifiedRequest = FastifyRequest & { principal?: Principal };

/** Who asks, as the guard found out. @throws TokenRequired on a route that is open to everybody */
export const CurrentPrincipal = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<IdentifiedRequest>();
  if (!principal) throw new TokenRequired();
  return principal;
});
