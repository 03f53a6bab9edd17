import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectConfiguration } from '../../platform/configuration/configuration.module.js';
import type { Configuration } from '../../platform/configuration/settings.js';
import type { Principal } from '../domain/principal.js';
import { SessionsRepository, type SignIn, type Voucher } from '../storage/sessions.repository.js';

/** Sessions of people. The browser holds 256 random bits; the database their hash. */
@Injectable()
export class Sessions {
  constructor(
    private readonly repository: SessionsRepository,
    @InjectConfiguration() private readonly configuration: Configuration,
  ) {}

  /** Always under a new id: what the browser held before ends. @returns the id */
  async begin(principal: Principal, voucher: Voucher, before: string | undefined): Promise<string> {
    if (before) await this.end(before);
    const id = randomBytes(32).toString('base64url');
    await this.repository.begin(hashOf(id), principal.id, voucher);
    return id;
  }

  principal(id: string): Promise<Principal | undefined> {
    return this.repository.principal(hashOf(id), this.configuration.environment !== 'production');
  }

  end(id: string): Promise<void> {
    return this.repository.end(hashOf(id));
  }

  endOf(voucher: Partial<Voucher>): Promise<void> {
    return this.repository.endOf(voucher);
  }

  /** @returns the id that the browser keeps while it signs in */
  async beginSignIn(signIn: SignIn): Promise<string> {
    const id = randomBytes(32).toString('base64url');
    await this.repository.keepSignIn(hashOf(id), signIn);
    return id;
  }

  takeSignIn(id: string): Promise<SignIn | undefined> {
    return this.repository.takeSignIn(hashOf(id));
  }
}

/** What a form of this session carries, so that no other site can send it. */
export function formTokenOf(sessionId: string): string {
  return createHmac('sha256', sessionId).update('form').digest('base64url');
}

export function isFormTokenOf(sessionId: string, given: unknown): boolean {
  const [known, sent] = [Buffer.from(formTokenOf(sessionId)), Buffer.from(typeof given === 'string' ? given : '')];
  return known.length === sent.length && timingSafeEqual(known, sent);
}

function hashOf(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}
