import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { newId } from '../../platform/database/new-id.js';
import type { VersionForm } from '../domain/agreement-form.js';
import type { Draft, PendingAct, Step } from '../domain/draft.js';
import type { TurnedKey } from '../domain/two-keys.js';
import { hashOf } from './hash-of.js';

const DRAFT = `agreement_id AS "agreementId", number, draft.revision, state, content, content_hash AS "contentHash"`;
const ACT = `id, agreement_id AS "agreementId", version, event, event_hash AS "eventHash", back_dated AS "backDated"`;

export type NewStep = Omit<Step, 'id' | 'takenAt'> & { readonly agreementId: string };

@Injectable()
export class DraftsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async find(agreementId: string, number: number, tx: EntityManager = this.dataSource.manager): Promise<Draft | undefined> {
    const [row]: Draft[] = await tx.query(`SELECT ${DRAFT} FROM agreements.draft WHERE agreement_id = $1 AND number = $2`, [
      agreementId,
      number,
    ]);
    return row;
  }

  /** Drafts of agreements of which one of these countries is party. */
  ofCountries(countries: readonly string[]): Promise<(Draft & { slug: string })[]> {
    return this.dataSource.query(
      `SELECT ${DRAFT}, slug FROM agreements.draft JOIN agreements.agreement ON agreement.id = draft.agreement_id
       WHERE jsonb_path_query_array(parties, '$[*].country') ?| $1 ORDER BY slug, number`,
      [countries],
    );
  }

  /** A change voids every key turned before. */
  async keep(tx: EntityManager, agreementId: string, content: VersionForm, revision: number, actor: string, at: Date): Promise<Draft> {
    const [row]: Draft[] = await tx.query(
      `INSERT INTO agreements.draft (agreement_id, number, revision, state, content, content_hash, changed_by, changed_at)
       VALUES ($1, $2, $3, 'draft', $4, $5, $6, $7)
       ON CONFLICT (agreement_id, number) DO UPDATE
         SET revision = $3, state = 'draft', content = $4, content_hash = $5, changed_by = $6, changed_at = $7 RETURNING ${DRAFT}`,
      [agreementId, content.number, revision, JSON.stringify(content), hashOf(content), actor, at],
    );
    await this.voidKeys(tx, agreementId, subjectOf(content.number));
    return row as Draft;
  }

  async moveTo(tx: EntityManager, { agreementId, number }: Draft, state: Draft['state']): Promise<void> {
    await tx.query(`UPDATE agreements.draft SET state = $3, revision = revision + 1 WHERE agreement_id = $1 AND number = $2`, [
      agreementId,
      number,
      state,
    ]);
    await this.voidKeys(tx, agreementId, subjectOf(number));
  }

  async remove(tx: EntityManager, { agreementId, number }: Draft): Promise<void> {
    await tx.query(`DELETE FROM agreements.draft WHERE agreement_id = $1 AND number = $2`, [agreementId, number]);
  }

  async act(tx: EntityManager, agreementId: string, eventHash: string): Promise<PendingAct | undefined> {
    const [row]: PendingAct[] = await tx.query(`SELECT ${ACT} FROM agreements.pending_act WHERE agreement_id = $1 AND event_hash = $2`, [
      agreementId,
      eventHash,
    ]);
    return row;
  }

  async acts(agreementId: string): Promise<PendingAct[]> {
    return this.dataSource.query(`SELECT ${ACT} FROM agreements.pending_act WHERE agreement_id = $1 ORDER BY proposed_at`, [agreementId]);
  }

  async proposeAct(tx: EntityManager, act: Omit<PendingAct, 'id'>, at: Date): Promise<PendingAct> {
    const [row]: PendingAct[] = await tx.query(
      `INSERT INTO agreements.pending_act (id, agreement_id, version, event, event_hash, back_dated, proposed_at) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${ACT}`,
      [newId(), act.agreementId, act.version ?? null, JSON.stringify(act.event), act.eventHash, act.backDated, at],
    );
    return row as PendingAct;
  }

  async removeAct(tx: EntityManager, { id }: PendingAct): Promise<void> {
    await tx.query(`DELETE FROM agreements.pending_act WHERE id = $1`, [id]);
  }

  keys(agreementId: string, subject: string, tx: EntityManager = this.dataSource.manager): Promise<TurnedKey[]> {
    return tx.query(`SELECT party, actor, hash FROM agreements.turned_key WHERE agreement_id = $1 AND subject = $2`, [
      agreementId,
      subject,
    ]);
  }

  async turn(tx: EntityManager, agreementId: string, subject: string, { party, actor, hash }: TurnedKey, at: Date): Promise<void> {
    await tx.query(
      `INSERT INTO agreements.turned_key (agreement_id, subject, party, actor, hash, turned_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [agreementId, subject, party, actor, hash, at],
    );
  }

  async voidKeys(tx: EntityManager, agreementId: string, subject: string): Promise<void> {
    await tx.query(`DELETE FROM agreements.turned_key WHERE agreement_id = $1 AND subject = $2`, [agreementId, subject]);
  }

  async record(tx: EntityManager, step: NewStep, at: Date): Promise<void> {
    const { agreementId, version, action, party, actor, actorName, hash, reason } = step;
    await tx.query(
      `INSERT INTO agreements.step (id, agreement_id, version, action, party, actor, actor_name, hash, reason, taken_at, seq)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, coalesce(max(seq), 0) + 1 FROM agreements.step WHERE agreement_id = $2`,
      [newId(), agreementId, version, action, party, actor, actorName, hash, reason, at],
    );
  }

  async steps(agreementId: string): Promise<Step[]> {
    const rows: (Omit<Step, 'takenAt'> & { taken_at: Date })[] = await this.dataSource.query(
      `SELECT id, version, action, party, actor, actor_name AS "actorName", hash, reason, taken_at FROM agreements.step
       WHERE agreement_id = $1 ORDER BY seq, taken_at, id`,
      [agreementId],
    );
    return rows.map(({ taken_at, ...row }) => ({ ...row, takenAt: taken_at.toISOString() }));
  }
}

/** What keys are turned for: a draft of this number, or a pending act by its id. */
export function subjectOf(numberOrAct: number | string): string {
  return typeof numberOrAct === 'number' ? `version ${numberOrAct}` : `act ${numberOrAct}`;
}
