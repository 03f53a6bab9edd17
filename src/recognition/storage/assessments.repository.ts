import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { newId } from '../../platform/database/new-id.js';
import { DataKeys, KEY_COLUMNS, type KeyRow, keyOf } from '../../platform/encryption/data-keys.js';
import { type Assessment, OUTCOMES, type Outcome } from '../domain/assessment.js';
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

/** `body` and `facts` only where an answer was written before encryption and is not sealed yet. */
interface Row extends KeyRow {
  readonly id: string;
  readonly profile_id: string;
  readonly subject: string;
  readonly profile_revision: number;
  readonly recorded_at: Date;
  readonly body: Assessment | null;
  readonly facts: Facts | null;
  readonly sealed: Buffer | null;
}
interface Words {
  readonly assessment: Assessment;
  readonly facts: Facts | null;
}

const SELECT = `SELECT id, profile_id, subject, profile_revision, recorded_at, body, facts, sealed, ${KEY_COLUMNS}
  FROM recognition.assessment ${keyOf('profile_id')}`;
const cellOf = (row: string) => ({ table: 'recognition.assessment', row });

/** Answers and the facts that they answered are sealed; the best outcome of each stands beside, for counting. */
@Injectable()
export class AssessmentsRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly keys: DataKeys,
  ) {}

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
    const rows: Row[] = await this.dataSource.query(`${SELECT} WHERE id = ANY($1)`, [states.flatMap(({ current }) => current)]);
    const byId = new Map((await this.opened(rows)).map((answer) => [answer.id, answer]));
    return new Map(states.map((state) => [state.profileId, { state, assessments: state.current.flatMap((id) => byId.get(id) ?? []) }]));
  }

  /** Adds the answers that read otherwise than before and keeps the others. @throws SubjectErased @returns ids in the order given, and whether any is new */
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
    const key = await this.keys.toWrite(tx, profileId);
    await tx.query(
      `INSERT INTO recognition.assessment (id, profile_id, subject, digest, profile_revision, best_outcome, sealed)
       SELECT id, $1, subject, digest, $2, best_outcome, sealed
       FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::bytea[]) AS added (id, subject, digest, best_outcome, sealed)`,
      [
        profileId,
        profileRevision,
        added.map(({ id }) => id),
        added.map(({ subject }) => subject),
        added.map(({ assessment }) => assessment.digest),
        added.map(({ assessment }) => bestOutcome(assessment)),
        added.map(({ id, assessment, facts }) => key.seal(cellOf(id), { assessment, facts } satisfies Words)),
      ],
    );
    return { current: entries.map(({ id }) => id), changed: added.length > 0 || known.length !== entries.length };
  }

  /** One answer of a person with the facts that it answered; also one that no longer holds. */
  async one(profileId: string, id: string): Promise<StoredAnswer | undefined> {
    const rows: Row[] = await this.dataSource.query(`${SELECT} WHERE profile_id = $1 AND id = $2`, [profileId, id]);
    return (await this.opened(rows))[0];
  }

  /** Every answer that was ever given to a person, oldest first. */
  async ofPerson(profileId: string): Promise<StoredAnswer[]> {
    return this.opened(await this.dataSource.query(`${SELECT} WHERE profile_id = $1 ORDER BY recorded_at, id`, [profileId]));
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

  /** Of these people, those with an answer that holds now and has one of these outcomes where it is best. */
  async withOutcome(profileIds: readonly string[], outcomes: readonly Outcome[]): Promise<ReadonlySet<string>> {
    const rows: { id: string }[] = await this.dataSource.query(
      `SELECT DISTINCT state.profile_id AS id FROM recognition.state JOIN recognition.assessment ON assessment.id = ANY(state.current)
       WHERE state.profile_id = ANY($1) AND best_outcome = ANY($2)`,
      [profileIds, outcomes],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Assessments that hold now, by outcome for the purpose where it is best. */
  async countsByOutcome(): Promise<Record<string, number>> {
    const rows: { outcome: string; n: string }[] = await this.dataSource.query(
      `SELECT best_outcome AS outcome, count(*) AS n FROM recognition.state CROSS JOIN unnest(state.current) AS id
       JOIN recognition.assessment USING (id) WHERE best_outcome IS NOT NULL GROUP BY 1 ORDER BY 2 DESC`,
    );
    return Object.fromEntries(rows.map(({ outcome, n }) => [outcome, Number(n)]));
  }

  /** Those whose key is gone are left out. */
  private async opened(rows: readonly Row[]): Promise<StoredAnswer[]> {
    const words = await Promise.all(rows.map((row) => this.wordsOf(row)));
    return rows.flatMap(({ id, subject, profile_revision: profileRevision, recorded_at: recordedAt }, at) =>
      words[at] ? [{ id, subject, profileRevision, recordedAt, ...words[at] }] : [],
    );
  }

  private async wordsOf({ id, profile_id, body, facts, sealed, ...key }: Row): Promise<Words | undefined> {
    if (body) return { assessment: body, facts };
    return sealed ? (await this.keys.toRead(profile_id, key))?.open<Words>(cellOf(id), sealed) : undefined;
  }
}

/** Of the purpose where it is best. */
function bestOutcome({ purposes }: Assessment): Outcome | null {
  return OUTCOMES.find((outcome) => purposes.some((one) => one.outcome === outcome)) ?? null;
}
