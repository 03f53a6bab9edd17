import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { newId } from '../../platform/database/new-id.js';
import type { Assessment } from '../domain/assessment.js';
import type { Facts } from '../domain/facts.js';
import type { StoredAssessment } from '../domain/recognised.js';

export interface Answered {
  readonly facts: Facts;
  readonly assessment: Assessment;
}

/** `facts` null: an answer of an engine that did not keep them. */
export type StoredAnswer = StoredAssessment & { readonly facts: Facts | null; readonly recordedAt: Date };

/** What a person's answers rest on. */
export interface RecognitionState {
  readonly profileId: string;
  /** Rises when an answer changes. */
  readonly revision: number;
  readonly profileRevision: number;
  readonly agreementsRevision: number;
  readonly qualificationsRevision: number;
  readonly asOf: string;
  readonly current: readonly string[];
}

const STATE = `profile_id AS "profileId", revision, profile_revision AS "profileRevision", agreements_revision::int AS "agreementsRevision",
  qualifications_revision::int AS "qualificationsRevision", as_of::text AS "asOf", current`;

@Injectable()
export class AssessmentsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async state(profileId: string, tx: EntityManager = this.dataSource.manager, lock = ''): Promise<RecognitionState | undefined> {
    const [row]: RecognitionState[] = await tx.query(`SELECT ${STATE} FROM recognition.state WHERE profile_id = $1 ${lock}`, [profileId]);
    return row;
  }

  /** Those without a state at these revisions and this day, of the ids given. */
  async stale(
    ids: readonly { id: string; revision: number }[],
    agreements: number,
    qualifications: number,
    asOf: string,
  ): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `SELECT asked.id FROM unnest($1::uuid[], $2::int[]) AS asked (id, revision) LEFT JOIN recognition.state AS known ON known.profile_id = asked.id
       WHERE known.profile_id IS NULL OR known.profile_revision < asked.revision OR known.agreements_revision < $3
          OR known.qualifications_revision < $4 OR known.as_of < $5 ORDER BY asked.id`,
      [ids.map(({ id }) => id), ids.map(({ revision }) => revision), agreements, qualifications, asOf],
    );
    return rows.map(({ id }) => id);
  }

  /** The answers that hold now, in the order in which the state names them. */
  async current(profileIds: readonly string[]): Promise<Map<string, { state: RecognitionState; assessments: StoredAssessment[] }>> {
    const states: RecognitionState[] = await this.dataSource.query(`SELECT ${STATE} FROM recognition.state WHERE profile_id = ANY($1)`, [
      profileIds,
    ]);
    const rows: { id: string; subject: string; profile_revision: number; body: Assessment }[] = await this.dataSource.query(
      `SELECT id, subject, profile_revision, body FROM recognition.assessment WHERE id = ANY($1)`,
      [states.flatMap(({ current }) => current)],
    );
    const byId = new Map(
      rows.map((row) => [row.id, { id: row.id, subject: row.subject, profileRevision: row.profile_revision, assessment: row.body }]),
    );
    return new Map(states.map((state) => [state.profileId, { state, assessments: state.current.flatMap((id) => byId.get(id) ?? []) }]));
  }

  /** Adds the answers that read otherwise than before and keeps the others. @returns ids in the order given, and whether any is new */
  async keep(
    tx: EntityManager,
    profileId: string,
    profileRevision: number,
    answers: ReadonlyMap<string, Answered>,
    before: readonly string[],
  ): Promise<{ current: string[]; changed: boolean }> {
    const known: { id: string; subject: string; digest: string }[] = await tx.query(
      `SELECT id, subject, digest FROM recognition.assessment WHERE id = ANY($1)`,
      [before],
    );
    const entries = [...answers].map(([subject, { assessment, facts }]) => {
      const same = known.find((one) => one.subject === subject && one.digest === assessment.digest);
      return { id: same?.id ?? newId(), isNew: !same, subject, assessment, facts };
    });
    const added = entries.filter(({ isNew }) => isNew);
    await tx.query(
      `INSERT INTO recognition.assessment (id, profile_id, subject, digest, profile_revision, body, facts)
       SELECT id, $1, subject, digest, $2, body, facts
       FROM unnest($3::uuid[], $4::text[], $5::text[], $6::jsonb[], $7::jsonb[]) AS added (id, subject, digest, body, facts)`,
      [
        profileId,
        profileRevision,
        added.map(({ id }) => id),
        added.map(({ subject }) => subject),
        added.map(({ assessment }) => assessment.digest),
        added.map(({ assessment }) => JSON.stringify(assessment)),
        added.map(({ facts }) => JSON.stringify(facts)),
      ],
    );
    return { current: entries.map(({ id }) => id), changed: added.length > 0 || known.length !== entries.length };
  }

  /** One answer of a person with the facts that it answered; also one that no longer holds. */
  async one(profileId: string, id: string): Promise<StoredAnswer | undefined> {
    const [row]: StoredAnswer[] = await this.dataSource.query(
      `SELECT id, subject, profile_revision AS "profileRevision", body AS assessment, facts, recorded_at AS "recordedAt"
       FROM recognition.assessment WHERE profile_id = $1 AND id = $2`,
      [profileId, id],
    );
    return row;
  }

  /** Of these people, those whose answers know an agreement's revision. */
  async countKnowing(profileIds: readonly string[], agreementsRevision: number): Promise<number> {
    const [row]: { n: string }[] = await this.dataSource.query(
      `SELECT count(*) AS n FROM recognition.state WHERE profile_id = ANY($1) AND agreements_revision >= $2`,
      [profileIds, agreementsRevision],
    );
    return Number(row?.n);
  }

  async keepState(tx: EntityManager, state: RecognitionState): Promise<void> {
    await tx.query(
      `INSERT INTO recognition.state (profile_id, revision, profile_revision, agreements_revision, qualifications_revision, as_of, current) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (profile_id) DO UPDATE SET revision = $2, profile_revision = $3, agreements_revision = $4, qualifications_revision = $5, as_of = $6, current = $7`,
      [
        state.profileId,
        state.revision,
        state.profileRevision,
        state.agreementsRevision,
        state.qualificationsRevision,
        state.asOf,
        state.current,
      ],
    );
  }

  /** A new revision without a new answer: something was decided. @returns undefined while there is no answer yet */
  async bump(tx: EntityManager, profileId: string): Promise<RecognitionState | undefined> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 5))`, [profileId]);
    await tx.query(`UPDATE recognition.state SET revision = revision + 1 WHERE profile_id = $1`, [profileId]);
    return this.state(profileId, tx);
  }

  async forget(profileId: string): Promise<void> {
    await this.dataSource.query(`DELETE FROM recognition.state WHERE profile_id = $1`, [profileId]);
    await this.dataSource.query(`DELETE FROM recognition.assessment WHERE profile_id = $1`, [profileId]);
  }

  /** Assessments that hold now, by outcome for the purpose where it is best. */
  async countsByOutcome(): Promise<Record<string, number>> {
    const rows: { outcome: string; n: string }[] = await this.dataSource.query(
      `SELECT best.outcome, count(*) AS n FROM recognition.state AS state CROSS JOIN unnest(state.current) AS id
       JOIN recognition.assessment USING (id)
       CROSS JOIN LATERAL (SELECT purpose->>'outcome' AS outcome FROM jsonb_array_elements(body->'purposes') AS purpose
         ORDER BY array_position(ARRAY['full','alternative','conditional','partial','right-to-continue','provisional','indicative','needs-decision','not-covered'], purpose->>'outcome') LIMIT 1) AS best
       GROUP BY 1 ORDER BY 2 DESC`,
    );
    return Object.fromEntries(rows.map(({ outcome, n }) => [outcome, Number(n)]));
  }
}
