import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

/** The answer holds nothing that the address could bring into it: whoever makes somebody else open the address learns nothing by the length. */
export const ReflectsNothing = () => RouteConfig({ reflectsNothing: true });

export function reflectsNothing({ routeOptions }: FastifyRequest): boolean {
  return (routeOptions.config as { readonly reflectsNothing?: boolean }).reflectsNothing === true;
}
