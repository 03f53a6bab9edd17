import { createHash, timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { InjectConfiguration } from '../configuration/configuration.module.js';
import type { Configuration } from '../configuration/settings.js';

const REQUIRES_TOKEN = 'passerelle:requires-token';

/** The route shows or changes what is not public. Open only in a trial without API_TOKEN; production never starts without one. */
export const RequiresToken = () => SetMetadata(REQUIRES_TOKEN, true);

export class TokenRequired extends Error {
  readonly code = 'token-required';
  constructor() {
    super('Send the header "Authorization: Bearer <token>" with the token of this installation (its API_TOKEN).');
  }
}

@Injectable()
export class TokenGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @InjectConfiguration() private readonly configuration: Configuration,
  ) {}

  /** @throws TokenRequired */
  canActivate(context: ExecutionContext): boolean {
    const { apiToken } = this.configuration;
    const needed = this.reflector.getAllAndOverride<boolean>(REQUIRES_TOKEN, [context.getHandler(), context.getClass()]);
    if (!needed || !apiToken) return true;
    const given = context.switchToHttp().getRequest<FastifyRequest>().headers.authorization ?? '';
    if (!equal(given, `Bearer ${apiToken}`)) throw new TokenRequired();
    return true;
  }
}

function equal(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
