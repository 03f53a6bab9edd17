import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Purpose } from '../../../agreements/index.js';
import { DataKeys, KEY_COLUMNS, type KeyRow, keyOf } from '../../../platform/encryption/data-keys.js';
import type { CountryCode, IsoDate } from '../../../standards/index.js';
import { caseOf } from '../../domain/cases/apply-step.js';
import { RecognitionCaseNotFound } from '../../domain/cases/case.errors.js';
import type { CaseState, CaseStep, DatedStep, RecognitionCase } from '../../domain/cases/case.js';

/** A case in a list. */
export interface CaseSummary {
  readonly id: string;
  readonly country: CountryCode;
  readonly origin: CountryCode | null;
  readonly purpose: Purpose;
  readonly profileId: string | null;
  readonly lodgedOn: IsoDate;
  readonly state: CaseState;
  readonly decideBy: IsoDate | null;
  readonly revision: number;
  readonly demonstration: boolean;
}

export interface CaseFilter {
  readonly countries?: readonly CountryCode[];
  readonly state?: CaseState;
  readonly dueBefore?: IsoDate;
  readonly after?: string;
  readonly limit: number;
}

export const SUMMARY = `id, country, origin, purpose, profile_id AS "profileId", lodged_on::text AS "lodgedOn", state, decide_by::text AS "decideBy", revision, demonstration`;

/** `content` only where a step was written before encryption and is not sealed yet. */
interface StepRow extends KeyRow {
  readonly subject: string;
  readonly seq: number;
  readonly content: CaseStep | null;
  readonly sealed: Buffer | null;
  readonly on: IsoDate;
  readonly actor: string | null;
  readonly actor_name: string | null;
}

const cellOf = (caseId: string, seq: number) => ({ table: 'recognition.case_step', row: `${caseId}/${seq}` });
/** A case without a profile is its own subject. */
const subjectOf = ({ id, profileId }: Pick<RecognitionCase, 'id' | 'profileId'>) => profileId ?? id;

/** Steps are sealed for the applicant; the facts of a case are those of its first step. */
@Injectable()
export class CasesRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly keys: DataKeys,
  ) {}

  /** @throws RecognitionCaseNotFound */
  async get(id: string, tx: EntityManager = this.dataSource.manager, lock = ''): Promise<RecognitionCase> {
    if (lock) await tx.query(`SELECT id FROM recognition.recognition_case WHERE id = $1 ${lock}`, [id]);
    const steps = await this.steps(id, tx);
    if (!steps.length) throw new RecognitionCaseNotFound(id);
    return caseOf(steps);
  }

  async whose(id: string): Promise<{ readonly country: CountryCode; readonly profileId: string | null } | undefined> {
    const [found] = await this.dataSource.query(
      `SELECT country, profile_id AS "profileId" FROM recognition.recognition_case WHERE id = $1`,
      [id],
    );
    return found;
  }

  async steps(id: string, tx: EntityManager = this.dataSource.manager): Promise<DatedStep[]> {
    const rows: StepRow[] = await tx.query(
      `SELECT coalesce(profile_id, case_id) AS subject, seq, content, sealed, ${KEY_COLUMNS}, happened_on::text AS on, actor, actor_name
       FROM recognition.case_step JOIN recognition.recognition_case ON id = case_id ${keyOf('coalesce(profile_id, case_id)')}
       WHERE case_id = $1 ORDER BY seq`,
      [id],
    );
    const steps = await Promise.all(rows.map((row) => this.opened(id, row)));
    return rows.flatMap(({ on, actor, actor_name }, at) =>
      steps[at] ? [{ step: steps[at], on, ...(actor && { actor: { id: actor, name: actor_name ?? '' } }) }] : [],
    );
  }

  /** @throws SubjectErased */
  async open(tx: EntityManager, one: RecognitionCase, step: DatedStep, at: Date): Promise<void> {
    await tx.query(
      `INSERT INTO recognition.recognition_case (id, country, origin, purpose, profile_id, subject, lodged_on, state, decide_by, revision, demonstration, opened_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        one.id,
        one.country,
        one.origin ?? null,
        one.purpose,
        one.profileId ?? null,
        one.subject ?? null,
        one.lodgedOn,
        one.state,
        one.decideBy ?? null,
        one.revision,
        one.demonstration,
        at,
      ],
    );
    await this.addStep(tx, one, step, at);
  }

  /** The step that brought the case to its revision. */
  async keep(tx: EntityManager, one: RecognitionCase, step: DatedStep, at: Date): Promise<void> {
    await this.addStep(tx, one, step, at);
    await tx.query(`UPDATE recognition.recognition_case SET state = $2, decide_by = $3, revision = $4 WHERE id = $1`, [
      one.id,
      one.state,
      one.decideBy ?? null,
      one.revision,
    ]);
  }

  list({ countries, state, dueBefore, after, limit }: CaseFilter): Promise<CaseSummary[]> {
    return this.dataSource.query(
      `SELECT ${SUMMARY} FROM recognition.recognition_case
       WHERE ($1::text[] IS NULL OR country = ANY($1)) AND ($2::text IS NULL OR state = $2) AND ($3::date IS NULL OR (state = 'complete' AND decide_by < $3))
         AND ($4::uuid IS NULL OR id > $4) ORDER BY id LIMIT $5`,
      [countries ?? null, state ?? null, dueBefore ?? null, after ?? null, limit],
    );
  }

  /** Cases of people, for what was decided about them. */
  async ofProfiles(profileIds: readonly string[]): Promise<readonly RecognitionCase[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `SELECT id FROM recognition.recognition_case WHERE profile_id = ANY($1) AND state IN ('decided', 'under-appeal') ORDER BY id`,
      [profileIds],
    );
    return Promise.all(rows.map(({ id }) => this.get(id)));
  }

  /** Of one person, in whatever state, oldest first. */
  async idsOf(profileId: string): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `SELECT id FROM recognition.recognition_case WHERE profile_id = $1 ORDER BY id`,
      [profileId],
    );
    return rows.map(({ id }) => id);
  }

  /** How many of a person's cases are neither decided nor withdrawn, or are under appeal. */
  async openOf(profileId: string): Promise<number> {
    const [row]: { n: number }[] = await this.dataSource.query(
      `SELECT count(*)::int AS n FROM recognition.recognition_case WHERE profile_id = $1 AND state NOT IN ('decided', 'withdrawn')`,
      [profileId],
    );
    return row?.n ?? 0;
  }

  /** Cases between two of these countries that a change of an agreement may touch, a page at a time. */
  async touching(countries: readonly CountryCode[], after: string | undefined, limit: number): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `SELECT id FROM recognition.recognition_case WHERE country = ANY($1) AND origin = ANY($1) AND state <> 'withdrawn'
         AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
      [countries, after ?? null, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** With the person goes all that was kept of them. */
  async forget(tx: EntityManager, profileId: string): Promise<void> {
    await tx.query(`SELECT set_config('passerelle.erasing', 'yes', true)`);
    await tx.query(
      `DELETE FROM recognition.case_step WHERE case_id IN (SELECT id FROM recognition.recognition_case WHERE profile_id = $1)`,
      [profileId],
    );
    await tx.query(`DELETE FROM recognition.recognition_case WHERE profile_id = $1`, [profileId]);
    await tx.query(`SELECT set_config('passerelle.erasing', '', true)`);
  }

  private async addStep(tx: EntityManager, one: RecognitionCase, { step, on, actor }: DatedStep, at: Date): Promise<void> {
    const key = await this.keys.toWrite(tx, subjectOf(one));
    await tx.query(
      `INSERT INTO recognition.case_step (case_id, seq, kind, sealed, happened_on, actor, actor_name, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [one.id, one.revision, step.kind, key.seal(cellOf(one.id, one.revision), step), on, actor?.id ?? null, actor?.name ?? null, at],
    );
  }

  private async opened(caseId: string, { subject, seq, content, sealed, ...key }: StepRow): Promise<CaseStep | undefined> {
    if (content || !sealed) return content ?? undefined;
    return (await this.keys.toRead(subject, key))?.open<CaseStep>(cellOf(caseId, seq), sealed);
  }
}
