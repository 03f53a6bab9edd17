import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { comparedUnder } from '../domain/duplicates.js';
import type { NewVacancy, SameJob, VacancySource } from '../domain/vacancy.js';

/** An open advertisement, and of which it is stored as the same job. */
export type Stored = NewVacancy & { readonly id: string; readonly key: string; readonly duplicateOf: string | null };
/** An advertisement that from now on stands for itself (null) or is the same job as another. */
export interface Regrouped {
  readonly id: string;
  readonly duplicateOf: string | null;
  readonly because: SameJob | null;
}

/** Which advertisements are one job. Written only by who holds the register. */
@Injectable()
export class DuplicatesRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Brings the keys of changed vacancies to what they now say. @returns the keys under which jobs may have changed, old and new */
  async readAgain(tx: EntityManager, ids: readonly string[]): Promise<string[]> {
    const rows: { id: string; key: string | null; content: NewVacancy }[] = await tx.query(
      `SELECT id, compared_under AS key, content FROM vacancies.vacancy WHERE id = ANY($1)`,
      [ids],
    );
    const now = rows.map(({ id, key, content }) => ({ id, before: key, key: comparedUnder({ ...content, id }) }));
    const moved = now.filter(({ before, key }) => before !== key);
    if (moved.length) {
      await tx.query(
        `UPDATE vacancies.vacancy SET compared_under = now.key FROM unnest($1::uuid[], $2::text[]) AS now (id, key) WHERE vacancy.id = now.id`,
        [moved.map(({ id }) => id), moved.map(({ key }) => key)],
      );
    }
    return [...new Set(now.flatMap(({ before, key }) => [before, key]))].filter((key): key is string => Boolean(key));
  }

  async open(tx: EntityManager, keys: readonly string[]): Promise<Stored[]> {
    const rows: { id: string; key: string; duplicate_of: string | null; content: NewVacancy }[] = await tx.query(
      `SELECT id, compared_under AS key, duplicate_of, content FROM vacancies.vacancy
       WHERE status = 'open' AND compared_under <> '' AND compared_under = ANY($1)`,
      [keys],
    );
    return rows.map(({ id, key, duplicate_of, content }) => ({ ...content, id, key, duplicateOf: duplicate_of }));
  }

  /** Pairs of these that somebody has told apart, the smaller id first. */
  async toldApart(tx: EntityManager, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows: { one: string; other: string }[] = await tx.query(
      `SELECT one, other FROM vacancies.told_apart WHERE one = ANY($1) AND other = ANY($1)`,
      [ids],
    );
    return new Set(rows.map(({ one, other }) => `${one} ${other}`));
  }

  async tellApart(tx: EntityManager, id: string, others: readonly string[]): Promise<void> {
    await tx.query(
      `INSERT INTO vacancies.told_apart (one, other) SELECT least($1::uuid, other), greatest($1::uuid, other) FROM unnest($2::uuid[]) AS other ON CONFLICT DO NOTHING`,
      [id, others],
    );
  }

  /** Each is a change that a follower sees, and gets a revision of its own. @returns id → revision */
  async regroup(tx: EntityManager, regrouped: readonly Regrouped[]): Promise<ReadonlyMap<string, number>> {
    if (!regrouped.length) return new Map();
    const [[register]] = (await tx.query(`UPDATE vacancies.register SET revision = revision + $1 RETURNING revision`, [
      regrouped.length,
    ])) as [{ revision: string }[], number];
    const first = Number(register?.revision) - regrouped.length + 1;
    await tx.query(
      `UPDATE vacancies.vacancy SET duplicate_of = now.duplicate_of, duplicate_because = now.because, revision = now.revision, changed_at = now()
       FROM unnest($1::uuid[], $2::uuid[], $3::jsonb[], $4::bigint[]) AS now (id, duplicate_of, because, revision) WHERE vacancy.id = now.id`,
      [
        regrouped.map(({ id }) => id),
        regrouped.map(({ duplicateOf }) => duplicateOf),
        regrouped.map(({ because }) => because && JSON.stringify(because)),
        regrouped.map((_, at) => first + at),
      ],
    );
    return new Map(regrouped.map(({ id }, at) => [id, first + at]));
  }

  /** The canonical one first, then the others in the order in which they became known. */
  async sourcesOf(id: string, tx: EntityManager = this.dataSource.manager): Promise<VacancySource[]> {
    const rows: { id: string; source: string; reference: string; duplicate_because: SameJob | null }[] = await tx.query(
      `WITH canonical AS (SELECT coalesce(duplicate_of, id) AS id FROM vacancies.vacancy WHERE id = $1)
       SELECT id, source, reference, duplicate_because FROM vacancies.vacancy
       WHERE id = (SELECT id FROM canonical) OR duplicate_of = (SELECT id FROM canonical) ORDER BY duplicate_of NULLS FIRST, id`,
      [id],
    );
    return rows.map(({ id: vacancyId, source, reference, duplicate_because: because }) => ({ vacancyId, source, reference, because }));
  }

  /** Kept before duplicates were known. */
  async unread(tx: EntityManager, limit: number): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(`SELECT id FROM vacancies.vacancy WHERE compared_under IS NULL ORDER BY id LIMIT $1`, [
      limit,
    ]);
    return rows.map(({ id }) => id);
  }
}
