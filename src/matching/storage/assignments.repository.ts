import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit, type AuditedAct } from '../../audit/index.js';
import type { IsoDate } from '../../standards/index.js';
import { AssignmentChangedMeanwhile, AssignmentNotFound } from '../domain/assignment/assignment.errors.js';
import type { Placement, Proposal, Unplaced } from '../domain/assignment/proposal.js';

interface Row {
  readonly id: string;
  readonly revision: number;
  readonly vacancy_ids: string[] | null;
  readonly bound: string;
  readonly vacancies_revision: string;
  readonly taxonomy_revision: string;
  readonly as_of: IsoDate;
}
interface PersonRow {
  readonly profile_id: string;
  readonly declined: string[];
  readonly vacancy_id: string | null;
  readonly score: number;
  readonly decision: Placement['decision'];
  readonly reason: Unplaced['reason'];
}

@Injectable()
export class AssignmentsRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly audit: Audit,
  ) {}

  /** @throws AssignmentNotFound */
  async get(id: string): Promise<Proposal> {
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const [row]: Row[] = await tx.query(`SELECT *, as_of::text AS as_of FROM matching.assignment WHERE id = $1`, [id]);
      if (!row) throw new AssignmentNotFound(id);
      const people: PersonRow[] = await tx.query(`SELECT * FROM matching.assignment_person WHERE assignment_id = $1 ORDER BY profile_id`, [
        id,
      ]);
      return toProposal(row, people);
    });
  }

  async insert(proposal: Proposal, act: AuditedAct): Promise<void> {
    const { id, revision, vacancyIds, bound, computedFrom } = proposal;
    await this.dataSource.transaction(async (tx) => {
      await tx.query(
        `INSERT INTO matching.assignment (id, revision, vacancy_ids, bound, vacancies_revision, taxonomy_revision, as_of)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [id, revision, vacancyIds ?? null, bound, computedFrom.vacancies, computedFrom.taxonomy, computedFrom.asOf],
      );
      await this.insertPeople(tx, proposal);
      await this.audit.append(tx, act);
    });
  }

  /** @throws AssignmentChangedMeanwhile unless the stored revision is `changed.revision - 1` */
  async update(changed: Proposal, act: AuditedAct): Promise<void> {
    const { id, revision, bound, computedFrom } = changed;
    await this.dataSource.transaction(async (tx) => {
      const [, affected] = (await tx.query(
        `UPDATE matching.assignment SET revision = $2, bound = $3, vacancies_revision = $4, taxonomy_revision = $5, as_of = $6, proposed_at = now()
         WHERE id = $1 AND revision = $2 - 1`,
        [id, revision, bound, computedFrom.vacancies, computedFrom.taxonomy, computedFrom.asOf],
      )) as [unknown, number];
      if (affected === 0) throw new AssignmentChangedMeanwhile(id);
      await tx.query(`DELETE FROM matching.assignment_person WHERE assignment_id = $1`, [id]);
      await this.insertPeople(tx, changed);
      await this.audit.append(tx, act);
    });
  }

  /** People who are gone leave no placement; the bound stays one, for fewer people never reach a higher total. */
  async forget(profileIds: readonly string[]): Promise<void> {
    if (!profileIds.length) return;
    await this.dataSource.query(
      `WITH told AS (
         UPDATE matching.assignment SET revision = revision + 1
         WHERE id IN (SELECT assignment_id FROM matching.assignment_person WHERE profile_id = ANY($1)) RETURNING id)
       DELETE FROM matching.assignment_person USING told WHERE assignment_id = told.id AND profile_id = ANY($1)`,
      [profileIds],
    );
  }

  private async insertPeople(tx: EntityManager, { id, placements, unplaced }: Proposal): Promise<void> {
    await tx.query(
      `INSERT INTO matching.assignment_person (assignment_id, profile_id, declined, vacancy_id, score, decision, reason)
       SELECT $1, profile_id, ARRAY(SELECT jsonb_array_elements_text(declined)::uuid), vacancy_id, score, decision, reason
       FROM jsonb_to_recordset($2::jsonb) AS row
         (profile_id uuid, declined jsonb, vacancy_id uuid, score integer, decision text, reason text)`,
      [id, JSON.stringify([...placements.map(placementRow), ...unplaced.map(unplacedRow)])],
    );
  }
}

function placementRow({ profileId, vacancyId, score, decision, declined }: Placement): object {
  return { profile_id: profileId, vacancy_id: vacancyId, score, decision, declined };
}

function unplacedRow({ profileId, reason, declined }: Unplaced): object {
  return { profile_id: profileId, reason, declined };
}

function toProposal(row: Row, people: readonly PersonRow[]): Proposal {
  return {
    id: row.id,
    revision: row.revision,
    ...(row.vacancy_ids && { vacancyIds: row.vacancy_ids }),
    placements: people.flatMap(({ profile_id: profileId, vacancy_id: vacancyId, score, decision, declined }) =>
      vacancyId ? [{ profileId, vacancyId, score, decision, declined }] : [],
    ),
    unplaced: people
      .filter(({ vacancy_id }) => !vacancy_id)
      .map(({ profile_id: profileId, reason, declined }) => ({ profileId, reason, declined })),
    bound: Number(row.bound),
    computedFrom: { vacancies: Number(row.vacancies_revision), taxonomy: Number(row.taxonomy_revision), asOf: row.as_of },
  };
}
