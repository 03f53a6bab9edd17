import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../audit/index.js';
import type { IsoDate } from '../../standards/index.js';
import { AssignmentChangedMeanwhile, AssignmentNotFound } from '../domain/assignment/assignment.errors.js';
import type { Decision } from '../domain/assignment/decision.js';
import type { Proposal, Unplaced } from '../domain/assignment/proposal.js';

interface Row {
  readonly id: string;
  readonly revision: number;
  readonly vacancy_ids: string[] | null;
  readonly tolerance: number;
  readonly bound: string;
  readonly vacancies_revision: string;
  readonly taxonomy_revision: string;
  readonly as_of: IsoDate;
}
interface PersonRow {
  readonly profile_id: string;
  readonly vacancy_id: string | null;
  readonly score: number;
  readonly reason: Unplaced['reason'];
}
interface DecisionRow {
  readonly profile_id: string;
  readonly vacancy_id: string;
  readonly decision: Decision['decision'];
  readonly decided_at: Date;
  readonly principal_id: string | null;
  readonly principal_name: string;
}

@Injectable()
export class AssignmentsRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly audit: Audit,
  ) {}

  /** @throws AssignmentNotFound */
  async get(id: string): Promise<Proposal> {
    const proposal = await this.find(id);
    if (!proposal) throw new AssignmentNotFound(id);
    return proposal;
  }

  async find(id: string): Promise<Proposal | undefined> {
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const [row]: Row[] = await tx.query(`SELECT *, as_of::text AS as_of FROM matching.assignment WHERE id = $1`, [id]);
      if (!row) return undefined;
      const people: PersonRow[] = await tx.query(`SELECT * FROM matching.assignment_person WHERE assignment_id = $1 ORDER BY profile_id`, [
        id,
      ]);
      const decisions: DecisionRow[] = await tx.query(
        `SELECT * FROM matching.placement_decision WHERE assignment_id = $1 ORDER BY number`,
        [id],
      );
      return toProposal(row, people, decisions);
    });
  }

  async insert(proposal: Proposal): Promise<void> {
    const { id, revision, vacancyIds, tolerance, bound, computedFrom } = proposal;
    await this.dataSource.transaction(async (tx) => {
      await tx.query(
        `INSERT INTO matching.assignment (id, revision, vacancy_ids, tolerance, bound, vacancies_revision, taxonomy_revision, as_of)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [id, revision, vacancyIds ?? null, tolerance, bound, computedFrom.vacancies, computedFrom.taxonomy, computedFrom.asOf],
      );
      await this.insertPeople(tx, proposal);
      const people = proposal.placements.length + proposal.unplaced.length;
      await this.audit.append(tx, { action: 'assignment.proposed', subjectId: id, details: { people } });
    });
  }

  /** Who is placed where, anew; what was decided stays. @throws AssignmentChangedMeanwhile unless the stored revision is `changed.revision - 1` */
  async update(changed: Proposal): Promise<void> {
    const { id, revision, bound, computedFrom } = changed;
    await this.dataSource.transaction(async (tx) => {
      await this.advance(tx, id, revision - 1);
      await tx.query(
        `UPDATE matching.assignment SET bound = $2, vacancies_revision = $3, taxonomy_revision = $4, as_of = $5, proposed_at = now() WHERE id = $1`,
        [id, bound, computedFrom.vacancies, computedFrom.taxonomy, computedFrom.asOf],
      );
      await tx.query(`DELETE FROM matching.assignment_person WHERE assignment_id = $1`, [id]);
      await this.insertPeople(tx, changed);
      await this.audit.append(tx, { action: 'assignment.recomputed', subjectId: id, details: { revision } });
    });
  }

  /** Adds what was decided on the proposal as it was read. @throws AssignmentChangedMeanwhile when it has changed */
  async record({ id, revision }: Proposal, taken: readonly Decision[]): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await this.advance(tx, id, revision);
      await tx.query(
        `INSERT INTO matching.placement_decision (assignment_id, profile_id, vacancy_id, decision, decided_at, principal_id, principal_name)
         SELECT $1, "profileId", "vacancyId", decision, at, (by ->> 'id')::uuid, by ->> 'name' FROM jsonb_to_recordset($2::jsonb)
           AS row ("profileId" uuid, "vacancyId" uuid, decision text, at timestamptz, by jsonb)`,
        [id, JSON.stringify(taken)],
      );
      const details = { accepted: count(taken, 'accepted'), declined: count(taken, 'declined'), revision: revision + 1 };
      await this.audit.append(tx, { action: 'assignment.decided', subjectId: id, details });
    });
  }

  /** People who are gone leave no placement and no decision; the bound stays one, for fewer people never reach a higher total. */
  async forget(profileIds: readonly string[]): Promise<void> {
    if (!profileIds.length) return;
    await this.dataSource.query(
      `WITH told AS (
         UPDATE matching.assignment SET revision = revision + 1
         WHERE id IN (SELECT assignment_id FROM matching.assignment_person WHERE profile_id = ANY($1)) RETURNING id),
       undecided AS (DELETE FROM matching.placement_decision WHERE profile_id = ANY($1))
       DELETE FROM matching.assignment_person USING told WHERE assignment_id = told.id AND profile_id = ANY($1)`,
      [profileIds],
    );
  }

  private async advance(tx: EntityManager, id: string, from: number): Promise<void> {
    const statement = `UPDATE matching.assignment SET revision = revision + 1 WHERE id = $1 AND revision = $2`;
    const [, affected] = (await tx.query(statement, [id, from])) as [unknown, number];
    if (affected === 0) throw new AssignmentChangedMeanwhile(id);
  }

  private async insertPeople(tx: EntityManager, { id, placements, unplaced }: Proposal): Promise<void> {
    await tx.query(
      `INSERT INTO matching.assignment_person (assignment_id, profile_id, vacancy_id, score, reason)
       SELECT $1, "profileId", "vacancyId", score, reason
       FROM jsonb_to_recordset($2::jsonb) AS row ("profileId" uuid, "vacancyId" uuid, score integer, reason text)`,
      [id, JSON.stringify([...placements, ...unplaced])],
    );
  }
}

function toProposal(row: Row, people: readonly PersonRow[], decisions: readonly DecisionRow[]): Proposal {
  return {
    id: row.id,
    revision: row.revision,
    ...(row.vacancy_ids && { vacancyIds: row.vacancy_ids }),
    tolerance: row.tolerance,
    placements: people.flatMap(({ profile_id: profileId, vacancy_id: vacancyId, score }) =>
      vacancyId ? [{ profileId, vacancyId, score }] : [],
    ),
    unplaced: people.filter(({ vacancy_id }) => !vacancy_id).map(({ profile_id: profileId, reason }) => ({ profileId, reason })),
    decisions: decisions.map(toDecision),
    bound: Number(row.bound),
    computedFrom: { vacancies: Number(row.vacancies_revision), taxonomy: Number(row.taxonomy_revision), asOf: row.as_of },
  };
}

function toDecision(row: DecisionRow): Decision {
  const by = row.principal_id ? { id: row.principal_id, name: row.principal_name } : null;
  return { profileId: row.profile_id, vacancyId: row.vacancy_id, decision: row.decision, by, at: row.decided_at.toISOString() };
}

function count(taken: readonly Decision[], decision: Decision['decision']): number {
  return taken.filter((one) => one.decision === decision).length;
}
