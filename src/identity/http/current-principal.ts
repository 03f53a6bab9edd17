import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { TokenRequired } from '../../platform/access/errors.js';
import { INSTALLATION, type Principal } from '../domain/principal.js';

export type IdentifiedRequest = FastifyRequest & { principal?: Principal; formToken?: string };

/** Who asks, in their own name; undefined: the installation. */
export const ActingPrincipal = createParamDecorator((_: unknown, context: ExecutionContext): Principal | undefined => {
  const { principal } = context.switchToHttp().getRequest<IdentifiedRequest>();
  return principal === INSTALLATION ? undefined : principal;
});

/** Who asks, as the guard found out. @throws TokenRequired on a route that is open to everybody */
export const CurrentPrincipal = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<IdentifiedRequest>();
  if (!principal) throw new TokenRequired();
  return principal;
});

/** What the forms of a page carry; undefined: nobody is signed in by this browser. */
export const FormToken = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined => {
  return context.switchToHttp().getRequest<IdentifiedRequest>().formToken;
});
