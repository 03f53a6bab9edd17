import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { type CountryCode, type IscoCode, type RegionCode, SANDBOX_COUNTRIES } from '../../standards/index.js';
import { VacancyNotFound } from '../domain/vacancy.errors.js';
import type { ClosedBecause, NewVacancy, Vacancy } from '../domain/vacancy.js';

interface Row {
  readonly id: string;
  readonly revision: string;
  readonly status: Vacancy['status'];
  readonly closed_because: ClosedBecause | null;
  readonly duplicate_of: string | null;
  readonly content: NewVacancy;
}
export interface VacancyFilter {
  readonly source?: string;
  readonly status?: Vacancy['status'];
  readonly country?: CountryCode;
}
/** What somebody looks for at the desk. */
export interface VacancySearch {
  readonly country: CountryCode;
  readonly status: Vacancy['status'];
  readonly source?: string;
  readonly region?: RegionCode;
  /** A group of ISCO-08 and the groups below it. */
  readonly occupation?: IscoCode;
  /** In the title, in this order. */
  readonly words?: string;
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

  /** As their sources sent them, every advertisement of a job for itself, in the order of ids; none that only an import brought which was taken back. */
  async page({ source, status, country }: VacancyFilter, afterId: string | undefined, limit: number): Promise<Vacancy[]> {
    const rows: Row[] = await this.dataSource.query(
      `${SELECT} WHERE ($1::uuid IS NULL OR id > $1) AND ($3::text IS NULL OR source = $3) AND ($4::text IS NULL OR status = $4)
         AND ($5::text IS NULL OR country = $5) AND closed_because IS DISTINCT FROM 'withdrawn' ORDER BY id LIMIT $2`,
      [afterId ?? null, limit, source ?? null, status ?? null, country ?? null],
    );
    return rows.map(toVacancy);
  }

  /** The youngest first. @param before the id of the last of the page before */
  async search(
    { country, status, source, region, occupation, words }: VacancySearch,
    before: string | undefined,
    limit: number,
  ): Promise<Vacancy[]> {
    const rows: Row[] = await this.dataSource.query(
      `${SELECT} WHERE country = $1 AND status = $2 AND ($3::uuid IS NULL OR id < $3) AND ($4::text IS NULL OR source = $4)
         AND ($5::text IS NULL OR region = $5) AND ($6::text IS NULL OR occupation LIKE $6 || '%')
         AND ($7::text IS NULL OR content ->> 'title' ILIKE '%' || $7 || '%') AND closed_because IS DISTINCT FROM 'withdrawn' ORDER BY id DESC LIMIT $8`,
      [country, status, before ?? null, source ?? null, region ?? null, occupation ?? null, words ? escaped(words) : null, limit],
    );
    return rows.map(toVacancy);
  }

  /** Opened, changed and closed ones after a revision, in the order of revisions. */
  async changedSince(revision: number, limit: number, source?: string): Promise<Vacancy[]> {
    const rows: Row[] = await this.dataSource.query(
      `${SELECT} WHERE revision > $1 AND ($3::text IS NULL OR source = $3) ORDER BY revision LIMIT $2`,
      [revision, limit, source ?? null],
    );
    return rows.map(toVacancy);
  }

  /** Advertisements of a source as they are kept. @param tx holds the register */
  async ofSource(tx: EntityManager, source: string, references: readonly string[]): Promise<Vacancy[]> {
    const rows: Row[] = await tx.query(`${SELECT} WHERE source = $1 AND reference = ANY($2)`, [source, references]);
    return rows.map(toVacancy);
  }

  async counts(): Promise<{ open: number; countries: number }> {
    const [row]: { open: string; countries: string }[] = await this.dataSource.query(
      `SELECT count(*) AS open, count(DISTINCT country) AS countries FROM vacancies.vacancy WHERE status = 'open' AND duplicate_of IS NULL AND country <> ALL($1)`,
      [SANDBOX_COUNTRIES],
    );
    return { open: Number(row?.open), countries: Number(row?.countries) };
  }
}

function toVacancy({ id, revision, content, status, closed_because, duplicate_of }: Row): Vacancy {
  const added = { ...(closed_because && { closedBecause: closed_because }), ...(duplicate_of && { duplicateOf: duplicate_of }) };
  return { id, revision: Number(revision), ...content, status, ...added };
}

/** Letters that mean something to LIKE mean themselves. */
function escaped(words: string): string {
  return words.replace(/[\\%_]/g, '\\$&');
}
