import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { now } from '../../platform/clock.js';
import type { Acting } from '../domain/acting.js';
import type { AuditAction, AuditedAct } from '../domain/audit-action.js';
import { type AuditEntry, linkEntry, type Tail } from '../domain/audit-entry.js';
import { ChainRepository } from '../storage/chain.repository.js';
import { digest } from '../storage/digest.js';
import { actingNow } from './acting-now.js';

/** An act with on whose behalf it is done. */
export interface Telling {
  readonly acting: Acting;
  readonly act: AuditedAct;
}

/** Writes acts into the chains, each in the transaction of the act: neither is there without the other. */
@Injectable()
export class Audit {
  constructor(private readonly chains: ChainRepository) {}

  /**
   * Holds the chain of the organisation until the transaction ends, so tell last.
   * @param organisation whose act it is; the one of the present request when left out
   */
  append<A extends AuditAction>(tx: EntityManager, act: AuditedAct<A>, organisation?: string): Promise<void> {
    const acting = actingNow();
    return this.appendAll(tx, [{ acting: { ...acting, organisation: organisation ?? acting.organisation }, act }]);
  }

  /** @param tellings of one organisation, in their order */
  async appendAll(tx: EntityManager, tellings: readonly Telling[]): Promise<void> {
    const [first] = tellings;
    if (!first) return;
    const entries: AuditEntry[] = [];
    let tail: Tail = await this.chains.hold(tx, first.acting.organisation);
    for (const { acting, act } of tellings) {
      const entry = linkEntry(tail, acting, act, now(), digest);
      entries.push(entry);
      tail = entry;
    }
    await this.chains.add(tx, entries);
  }
}
