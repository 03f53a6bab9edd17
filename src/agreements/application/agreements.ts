import { Injectable } from '@nestjs/common';
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

  constructor(private readonly repository: AgreementsRepository) {}

  async register(): Promise<Register> {
    if ((await apart(() => this.repository.revision())) !== this.held.revision) this.held = await apart(() => this.repository.all());
    return this.held;
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
