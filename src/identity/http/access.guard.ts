import { createHash, timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { REQUIRES_ROLE } from '../../platform/access/requires-role.js';
import { InstallationTokenRequired, REQUIRES_TOKEN, TokenRequired } from '../../platform/access/requires-token.js';
import { InjectConfiguration } from '../../platform/configuration/configuration.module.js';
import type { Configuration } from '../../platform/configuration/settings.js';
import { Principals } from '../application/principals.js';
import { RoleRequired } from '../domain/identity.errors.js';
import { hasGrant, type PrincipalRole } from '../domain/principal.js';
import { type IdentifiedRequest } from './current-principal.js';

/** The one place that lets a request through: by the installation's token, or by somebody's own token and role. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly principals: Principals,
    @InjectConfiguration() private readonly configuration: Configuration,
  ) {}

  /** @throws TokenRequired, RoleRequired, InstallationTokenRequired */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { apiToken } = this.configuration;
    const request = context.switchToHttp().getRequest<IdentifiedRequest>();
    const role = this.declared<PrincipalRole>(REQUIRES_ROLE, context);
    const needsToken = this.declared<boolean | 'installation'>(REQUIRES_TOKEN, context);
    const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (!role && !needsToken) return true;
    if (token && apiToken && equal(token, apiToken) && !role) return true;
    const principal = token ? await this.principals.byToken(token) : undefined;
    if (principal) request.principal = principal;
    if (role) return this.holds(role, principal, request);
    if (apiToken && !principal) throw new TokenRequired();
    if (principal && needsToken === 'installation') throw new InstallationTokenRequired();
    return true;
  }

  private holds(role: PrincipalRole, principal: IdentifiedRequest['principal'], { headers }: IdentifiedRequest): boolean {
    if (!principal && !headers.authorization) throw new TokenRequired();
    if (!principal || !hasGrant(principal, role)) throw new RoleRequired(role);
    return true;
  }

  private declared<T>(key: string, context: ExecutionContext): T | undefined {
    return this.reflector.getAllAndOverride<T>(key, [context.getHandler(), context.getClass()]);
  }
}

function equal(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
