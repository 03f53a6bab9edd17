import { Injectable } from '@nestjs/common';
import { now } from '../../platform/clock.js';
import { apart } from '../../platform/idempotency/acts.js';
import { AgreementNotFound } from '../domain/agreement.errors.js';
import type { Agreement } from '../domain/agreement.js';
import { AgreementsRepository } from '../storage/agreements.repository.js';

export interface Register {
  readonly revision: number;
  readonly agreements: readonly Agreement[];
}

/** The register as other modules read it; kept in memory until its revision moves. */
@Injectable()
export class Agreements {
  private held: Register = { revision: -1, agreements: [] };
  private readonly lastEntry = new WeakMap<Register, number>();

  constructor(private readonly repository: AgreementsRepository) {}

  async register(): Promise<Register> {
    if ((await apart(() => this.repository.revision())) !== this.held.revision) this.held = await apart(() => this.repository.all());
    return this.held;
  }

  /** All that is recorded, ISO 8601: the present moment, or that of the last entry where the clock was set back since. */
  async knownNow(): Promise<string> {
    const register = await this.register();
    const last = this.lastEntry.get(register) ?? lastEntryOf(register);
    this.lastEntry.set(register, last);
    return new Date(Math.max(now().getTime(), last)).toISOString();
  }

  revision(): Promise<number> {
    return this.repository.revision();
  }

  /** @param idOrSlug @throws AgreementNotFound */
  async get(idOrSlug: string): Promise<Agreement> {
    const found = (await this.register()).agreements.find(({ id, slug }) => id === idOrSlug || slug === idOrSlug);
    if (!found) throw new AgreementNotFound(idOrSlug);
    return found;
  }
}

/** Of events and designations. @returns ms since 1970; 0: there is none */
function lastEntryOf({ agreements }: Register): number {
  const recorded = agreements.flatMap(({ events, designations }) =>
    [...events, ...designations].map(({ recordedAt }) => Date.parse(recordedAt)),
  );
  return recorded.reduce((last, one) => Math.max(last, one), 0);
}
