import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit, organisationOfCountry } from '../../audit/index.js';
import type { Principal } from '../../identity/index.js';
import { now } from '../../platform/clock.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { type IsoDate, legalDay } from '../../standards/index.js';
import { applyStep } from '../domain/apply-step.js';
import { ReferralChangedMeanwhile } from '../domain/referral.errors.js';
import type { DatedStep, Referral, ReferralStep } from '../domain/referral.js';
import { stepEvent } from '../domain/referral-events.js';
import { ReferralsRepository } from '../storage/referrals.repository.js';
import { StepsRepository } from '../storage/steps.repository.js';

/** What is done with a referral on a day, in the transaction of the step: the step that follows, or an error that says why not. */
export type Command = (one: Referral, on: IsoDate, tx: EntityManager) => ReferralStep | Promise<ReferralStep>;

/** Takes a referral one step further, in one transaction with its notice and its entry in the audit. */
@Injectable()
export class MoveReferral {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly referrals: ReferralsRepository,
    private readonly steps: StepsRepository,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /**
   * @param expected the revision that the caller has seen; undefined: whatever it is
   * @throws ReferralNotFound, ReferralChangedMeanwhile, ReferralInWrongState, AnotherRecipient
   */
  execute(principal: Principal, id: string, expected: number | undefined, command: Command): Promise<Referral> {
    return this.dataSource.transaction(async (tx) => {
      const before = await this.referrals.get(id, tx, 'FOR UPDATE');
      if (expected !== undefined && expected !== before.revision) throw new ReferralChangedMeanwhile(id, before.revision);
      const on = legalDay(before.country, now());
      const actor = { id: principal.id, name: principal.name };
      return this.take(tx, before, { step: await command(before, on, tx), on, actor });
    });
  }

  /** A step that the service itself takes; undefined: none is needed. */
  byService(id: string, command: (one: Referral, on: IsoDate) => ReferralStep | undefined): Promise<boolean> {
    return this.dataSource.transaction(async (tx) => {
      const before = await this.referrals.get(id, tx, 'FOR UPDATE');
      const on = legalDay(before.country, now());
      const step = command(before, on);
      if (step) await this.take(tx, before, { step, on });
      return step !== undefined;
    });
  }

  /** The first step, of a referral that is not there yet. @throws AlreadyReferred */
  async begin(tx: EntityManager, one: Referral, dated: DatedStep): Promise<void> {
    await this.referrals.insert(tx, one, now());
    await this.tell(tx, one, dated);
  }

  /** The step that follows, on its own day. @throws ReferralInWrongState, AnotherRecipient */
  async take(tx: EntityManager, before: Referral, dated: DatedStep): Promise<Referral> {
    const after = applyStep(before, dated);
    await this.referrals.update(tx, after, now());
    await this.tell(tx, after, dated);
    return after;
  }

  private async tell(tx: EntityManager, one: Referral, dated: DatedStep): Promise<void> {
    const { id, profileId, country, state, revision, to } = one;
    const { kind } = dated.step;
    await this.steps.add(tx, one, dated, now());
    await this.outbox.append(tx, {
      name: stepEvent(kind),
      data: { referralId: id, profileId, country, recipient: to.kind, step: kind, state },
    });
    const act = { action: 'referral.moved', subjectId: profileId, details: { referral: id, step: kind, revision } } as const;
    await this.audit.append(tx, act, organisationOfCountry(country));
  }
}
