import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { DataKeys, KEY_COLUMNS, type KeyRow, keyOf } from '../../platform/encryption/data-keys.js';
import type { IsoDate } from '../../standards/index.js';
import type { DatedStep, Referral, ReferralStep } from '../domain/referral.js';

interface StepRow extends KeyRow {
  readonly profile_id: string;
  readonly seq: number;
  readonly sealed: Buffer;
  readonly on: IsoDate;
  readonly actor: string | null;
  readonly actor_name: string | null;
}

const cellOf = (referralId: string, seq: number) => ({ table: 'referrals.referral_step', row: `${referralId}/${seq}` });

/** What happened, sealed for the person; it is added to and never changed. */
@Injectable()
export class StepsRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly keys: DataKeys,
  ) {}

  /** The step that brought the referral to its revision. @throws SubjectErased */
  async add(tx: EntityManager, one: Referral, { step, on, actor }: DatedStep, at: Date): Promise<void> {
    const sealed = (await this.keys.toWrite(tx, one.profileId)).seal(cellOf(one.id, one.revision), step);
    await tx.query(
      `INSERT INTO referrals.referral_step (referral_id, seq, profile_id, country, organisation, kind, sealed, happened_on, actor, actor_name, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[one.id, one.revision, one.profileId, one.country, one.organisation, step.kind, sealed, on],
        ...[actor?.id ?? null, actor?.name ?? null, at],
      ],
    );
  }

  /** In their order; of somebody whose key is gone, none. */
  async of(referralId: string, tx: EntityManager = this.dataSource.manager): Promise<DatedStep[]> {
    const rows: StepRow[] = await tx.query(
      `SELECT profile_id, seq, sealed, ${KEY_COLUMNS}, happened_on::text AS on, actor, actor_name
       FROM referrals.referral_step ${keyOf('profile_id')} WHERE referral_id = $1 ORDER BY seq`,
      [referralId],
    );
    const [first] = rows;
    const key = first && (await this.keys.toRead(first.profile_id, first));
    if (!key) return [];
    return rows.map(({ seq, sealed, on, actor, actor_name }) => ({
      step: key.open<ReferralStep>(cellOf(referralId, seq), sealed),
      on,
      ...(actor && { actor: { id: actor, name: actor_name ?? '' } }),
    }));
  }
}
