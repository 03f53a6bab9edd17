import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { newId } from '../../platform/database/new-id.js';
import type { CountryCode, IsoDate } from '../../standards/index.js';
import { VacancyChangedMeanwhile, VacancyNotFound } from '../domain/vacancy.errors.js';
import type { NewVacancy, Vacancy } from '../domain/vacancy.js';

interface Row {
  readonly id: string;
  readonly revision: string;
  readonly status: Vacancy['status'];
  readonly closed_because: 'expired' | 'source' | null;
  readonly duplicate_of: string | null;
  readonly content: NewVacancy;
}
export interface Kept {
  readonly id: string;
  readonly status: 'created' | 'updated' | 'unchanged';
  readonly revision: number;
  /** In words, when it is the same job as another. */
  readonly sameAs?: string;
}
export interface VacancyFilter {
  readonly source?: string;
  readonly status?: Vacancy['status'];
  readonly country?: CountryCode;
}

const SELECT = 'SELECT id, revision, status, closed_because, duplicate_of, content FROM vacancies.vacancy';

@Injectable()
export class VacanciesRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Whoever writes holds the register until the commit. */
  async hold(tx: EntityManager): Promise<void> {
    await tx.query(`SELECT revision FROM vacancies.register FOR UPDATE`);
  }

  async revision(tx: EntityManager = this.dataSource.manager): Promise<number> {
    const [row]: { revision: string }[] = await tx.query(`SELECT revision FROM vacancies.register`);
    return Number(row?.revision ?? 0);
  }

  /** @throws VacancyNotFound */
  async get(id: string, tx: EntityManager = this.dataSource.manager): Promise<Vacancy> {
    const [row]: Row[] = await tx.query(`${SELECT} WHERE id = $1`, [id]);
    if (!row) throw new VacancyNotFound(id);
    return toVacancy(row);
  }

  /** In which country each advertisement of a source lies as it is kept; none: it is new. */
  async countriesOf(source: string, references: readonly string[]): Promise<Map<string, CountryCode>> {
    const rows: { reference: string; country: CountryCode }[] = await this.dataSource.query(
      `SELECT reference, country FROM vacancies.vacancy WHERE source = $1 AND reference = ANY($2)`,
      [source, references],
    );
    return new Map(rows.map(({ reference, country }) => [reference, country]));
  }

  async many(ids: readonly string[]): Promise<Vacancy[]> {
    const rows: Row[] = await this.dataSource.query(`${SELECT} WHERE id = ANY($1)`, [ids]);
    return rows.map(toVacancy);
  }

  /** Open ones of a country, or of all, each job once, in the order of ids. */
  async open(afterId: string | undefined, limit: number, country?: CountryCode): Promise<Vacancy[]> {
    const rows: Row[] = await this.dataSource.query(
      `${SELECT} WHERE status = 'open' AND duplicate_of IS NULL AND ($1::uuid IS NULL OR id > $1) AND ($3::text IS NULL OR country = $3) ORDER BY id LIMIT $2`,
      [afterId ?? null, limit, country ?? null],
    );
    return rows.map(toVacancy);
  }

  /** As their sources sent them, every advertisement of a job for itself, in the order of ids. */
  async page({ source, status, country }: VacancyFilter, afterId: string | undefined, limit: number): Promise<Vacancy[]> {
    const rows: Row[] = await this.dataSource.query(
      `${SELECT} WHERE ($1::uuid IS NULL OR id > $1) AND ($3::text IS NULL OR source = $3) AND ($4::text IS NULL OR status = $4)
         AND ($5::text IS NULL OR country = $5) ORDER BY id LIMIT $2`,
      [afterId ?? null, limit, source ?? null, status ?? null, country ?? null],
    );
    return rows.map(toVacancy);
  }

  /** Opened, changed and closed ones after a revision, in the order of revisions. */
  async changedSince(revision: number, limit: number): Promise<Vacancy[]> {
    const rows: Row[] = await this.dataSource.query(`${SELECT} WHERE revision > $1 ORDER BY revision LIMIT $2`, [revision, limit]);
    return rows.map(toVacancy);
  }

  /**
   * Upserts by source and reference in the order given; a vacancy that reads the same keeps its revision. Takes the register's lock, so writers come one after the other.
   * @param expected the revision that the caller has seen, for a change of one
   */
  async keep(tx: EntityManager, vacancies: readonly NewVacancy[], expected?: number): Promise<Kept[]> {
    const [register]: { revision: string }[] = await tx.query(`SELECT revision FROM vacancies.register FOR UPDATE`);
    const known = await this.known(tx, vacancies);
    let revision = Number(register?.revision ?? 0);
    const kept: (Kept & { vacancy: NewVacancy; hash: string })[] = [];
    for (const vacancy of vacancies) {
      const key = keyOf(vacancy);
      const before = known.get(key);
      const hash = hashOf(vacancy);
      if (expected !== undefined && before && before.revision !== expected) throw new VacancyChangedMeanwhile(before.id);
      const status = !before ? 'created' : before.hash === hash ? 'unchanged' : 'updated';
      const now = { id: before?.id ?? newId(), revision: status === 'unchanged' ? (before?.revision ?? 0) : ++revision, hash };
      known.set(key, now);
      kept.push({ ...now, status, vacancy });
    }
    await this.write(tx, lastOfEach(kept.filter(({ status }) => status !== 'unchanged')));
    await tx.query(`UPDATE vacancies.register SET revision = $1`, [revision]);
    return kept.map(({ id, status, revision: at }) => ({ id, status, revision: at }));
  }

  /** Closes what was open until a day before `day`; a copy that names no last day stays. @param tx holds the register @returns ids */
  async closeExpired(tx: EntityManager, day: IsoDate, limit: number): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(
      `SELECT id FROM vacancies.vacancy WHERE status = 'open' AND content ->> 'expiresOn' < $1 ORDER BY id LIMIT $2`,
      [day, limit],
    );
    const ids = rows.map(({ id }) => id);
    if (!ids.length) return [];
    await tx.query(`UPDATE vacancies.register SET revision = revision + $1`, [ids.length]);
    await tx.query(
      `UPDATE vacancies.vacancy SET status = 'closed', closed_because = 'expired', duplicate_of = NULL, duplicate_because = NULL, changed_at = now(),
         revision = (SELECT revision FROM vacancies.register) - $2::int + at
       FROM unnest($1::uuid[]) WITH ORDINALITY AS expired (id, at) WHERE vacancy.id = expired.id`,
      [ids, ids.length],
    );
    return ids;
  }

  async counts(): Promise<{ open: number; countries: number }> {
    const [row]: { open: string; countries: string }[] = await this.dataSource.query(
      `SELECT count(*) AS open, count(DISTINCT country) AS countries FROM vacancies.vacancy WHERE status = 'open' AND duplicate_of IS NULL`,
    );
    return { open: Number(row?.open), countries: Number(row?.countries) };
  }

  private async known(
    tx: EntityManager,
    vacancies: readonly NewVacancy[],
  ): Promise<Map<string, { id: string; revision: number; hash: string }>> {
    const rows: { id: string; source: string; reference: string; revision: string; content_hash: string }[] = await tx.query(
      `SELECT id, source, reference, revision, content_hash FROM vacancies.vacancy JOIN unnest($1::text[], $2::text[]) AS asked (s, r) ON source = s AND reference = r`,
      [vacancies.map((one) => one.source), vacancies.map((one) => one.reference)],
    );
    return new Map(rows.map((row) => [keyOf(row), { id: row.id, revision: Number(row.revision), hash: row.content_hash }]));
  }

  private async write(tx: EntityManager, kept: readonly (Kept & { vacancy: NewVacancy; hash: string })[]): Promise<void> {
    const column = <T>(of: (one: (typeof kept)[number]) => T) => kept.map(of);
    await tx.query(
      `INSERT INTO vacancies.vacancy (id, revision, source, reference, country, region, occupation, status, demonstration, content, content_hash, closed_because)
       SELECT *, CASE WHEN status = 'closed' THEN 'source' END FROM unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::boolean[], $10::jsonb[], $11::text[])
         AS sent (id, revision, source, reference, country, region, occupation, status, demonstration, content, content_hash)
       ON CONFLICT (source, reference) DO UPDATE SET revision = excluded.revision, country = excluded.country, region = excluded.region, occupation = excluded.occupation,
         status = excluded.status, demonstration = excluded.demonstration, content = excluded.content, content_hash = excluded.content_hash, closed_because = excluded.closed_because,
         duplicate_of = NULL, duplicate_because = NULL, changed_at = now()`,
      [
        column(({ id }) => id),
        column(({ revision }) => revision),
        column(({ vacancy }) => vacancy.source),
        column(({ vacancy }) => vacancy.reference),
        column(({ vacancy }) => vacancy.country),
        column(({ vacancy }) => vacancy.region),
        column(({ vacancy }) => vacancy.occupation),
        column(({ vacancy }) => vacancy.status),
        column(({ vacancy }) => vacancy.demonstration),
        column(({ vacancy }) => JSON.stringify(vacancy)),
        column(({ hash }) => hash),
      ],
    );
  }
}

function keyOf({ source, reference }: { source: string; reference: string }): string {
  return `${source}\u0000${reference}`;
}

function hashOf(vacancy: NewVacancy): string {
  return createHash('sha256')
    .update(
      JSON.stringify(
        Object.entries(vacancy)
          .filter(([, value]) => value !== undefined)
          .toSorted(([a], [b]) => (a < b ? -1 : 1)),
      ),
    )
    .digest('hex');
}

/** One reference twice in one batch: only the last is written. */
function lastOfEach<T extends Kept>(kept: readonly T[]): T[] {
  return [...new Map(kept.map((one) => [one.id, one])).values()];
}

function toVacancy({ id, revision, content, status, closed_because, duplicate_of }: Row): Vacancy {
  const added = { ...(closed_because && { closedBecause: closed_because }), ...(duplicate_of && { duplicateOf: duplicate_of }) };
  return { id, revision: Number(revision), ...content, status, ...added };
}
