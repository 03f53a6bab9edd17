import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RequiresNamedRole } from '../../platform/access/requires-role.js';
import { TokenRequired } from '../../platform/access/requires-token.js';
import type { Principal, PrincipalRole } from '../domain/principal.js';

/** The route is for those who hold this role for some country, also in a trial; for which one, the use case decides. */
export const RequiresRole = (role: PrincipalRole) => RequiresNamedRole(role);

export type IdentifiedRequest = FastifyRequest & { principal?: Principal };

/** Who asks, in their own name; undefined: with the token of the installation, or in a trial without one. */
export const ActingPrincipal = createParamDecorator(
  (_: unknown, context: ExecutionContext): Principal | undefined => context.switchToHttp().getRequest<IdentifiedRequest>().principal,
);

/** Who asks. @throws TokenRequired when nobody is named */
export const CurrentPrincipal = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<IdentifiedRequest>();
  if (!principal) throw new TokenRequired();
  return principal;
});
