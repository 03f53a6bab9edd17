import { Injectable } from '@nestjs/common';
import { Audit, organisationOfCountry } from '../../audit/index.js';
import { type Principal, requireWithin } from '../../identity/index.js';
import { reachOf } from '../domain/reach.js';
import { SecondPersonRequired } from '../domain/referral.errors.js';
import type { Referral } from '../domain/referral.js';
import { MoveReferral } from './move-referral.js';

export const OVERRIDE_DECISIONS = ['confirm', 'refuse'] as const;
export type OverrideDecision = (typeof OVERRIDE_DECISIONS)[number];

/** A second named person decides whether what was held back goes on; both are kept by name, and both acts are audited. */
@Injectable()
export class DecideOverride {
  constructor(
    private readonly moveReferral: MoveReferral,
    private readonly audit: Audit,
  ) {}

  /** @throws as `MoveReferral`, SecondPersonRequired, NotForThisCountry */
  execute(principal: Principal, id: string, expected: number | undefined, decision: OverrideDecision, why: string): Promise<Referral> {
    return this.moveReferral.execute(principal, id, expected, async (one, _on, tx) => {
      requireWithin(principal, 'referrals:override', reachOf(one));
      if (one.hold?.askedBy === principal.id) throw new SecondPersonRequired();
      const act = { action: 'referral.override', subjectId: one.profileId, details: { referral: id, decision } } as const;
      await this.audit.append(tx, act, organisationOfCountry(one.country));
      return { kind: decision === 'confirm' ? 'override-confirmed' : 'override-refused', why };
    });
  }
}
