import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { asService } from '../../platform/database/reach.js';
import type { CountryCode, IsoDate } from '../../standards/index.js';
import { ImportBeingTakenBack } from '../domain/import.errors.js';
import type { NewVacancy } from '../domain/vacancy.js';
import { ImportChangesRepository } from './import-changes.repository.js';
import { type Kept, type Known, keyOf, lastOfEach, type Stated, type Statement, statedOf } from './stated-vacancies.js';

/** Writes what is said of vacancies. Whoever writes holds the register until the commit, so that revisions are seen in their order. */
@Injectable()
export class VacancyRegister {
  constructor(private readonly changes: ImportChangesRepository) {}

  /** Upserts by source and reference in the order given; a vacancy that reads the same keeps its revision. @throws VacancyChangedMeanwhile @throws ImportBeingTakenBack */
  async keep(tx: EntityManager, vacancies: readonly NewVacancy[], { expected, operationId }: Statement = {}): Promise<Kept[]> {
    const [register]: { revision: string }[] = await tx.query(`SELECT revision FROM vacancies.register FOR UPDATE`);
    const known = await this.known(tx, vacancies);
    const stated = statedOf(vacancies, known, Number(register?.revision ?? 0), expected);
    const changed = lastOfEach(stated.filter(({ status }) => status !== 'unchanged'));
    await this.requireStanding(
      tx,
      changed.map(({ id }) => id),
    );
    if (operationId) await this.changes.remember(tx, operationId, changed);
    await this.write(tx, changed);
    await tx.query(`UPDATE vacancies.register SET revision = greatest(revision, $1)`, [Math.max(0, ...changed.map((one) => one.revision))]);
    return stated.map(({ id, status, revision }) => ({ id, status, revision }));
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

  /** Takes every advertisement of a country out of every list. @param tx holds the register @returns ids */
  async withdrawAll(tx: EntityManager, country: CountryCode): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(
      `SELECT id FROM vacancies.vacancy WHERE country = $1 AND closed_because IS DISTINCT FROM 'withdrawn' ORDER BY id`,
      [country],
    );
    const ids = rows.map(({ id }) => id);
    if (!ids.length) return [];
    await tx.query(`UPDATE vacancies.register SET revision = revision + $1`, [ids.length]);
    await tx.query(
      `UPDATE vacancies.vacancy SET status = 'closed', closed_because = 'withdrawn', duplicate_of = NULL, duplicate_because = NULL, changed_at = now(),
         revision = (SELECT revision FROM vacancies.register) - $2::int + at, stated_revision = (SELECT revision FROM vacancies.register) - $2::int + at
       FROM unnest($1::uuid[]) WITH ORDINALITY AS gone (id, at) WHERE vacancy.id = gone.id`,
      [ids, ids.length],
    );
    return ids;
  }

  /** As the service: whoever asks does not see an import that a colleague has begun. @throws ImportBeingTakenBack */
  private async requireStanding(tx: EntityManager, vacancyIds: readonly string[]): Promise<void> {
    const operationId = await asService(() => this.changes.beingTakenBack(tx, vacancyIds));
    if (operationId) throw new ImportBeingTakenBack(operationId);
  }

  private async known(tx: EntityManager, vacancies: readonly NewVacancy[]): Promise<Map<string, Known>> {
    const rows: (Omit<Known, 'revision'> & { source: string; reference: string; revision: string })[] = await tx.query(
      `SELECT id, source, reference, revision, content_hash AS hash, status, closed_because AS because
       FROM vacancies.vacancy JOIN unnest($1::text[], $2::text[]) AS asked (s, r) ON source = s AND reference = r`,
      [vacancies.map((one) => one.source), vacancies.map((one) => one.reference)],
    );
    return new Map(rows.map((row) => [keyOf(row), { ...row, revision: Number(row.revision) }]));
  }

  private async write(tx: EntityManager, kept: readonly Stated[]): Promise<void> {
    if (!kept.length) return;
    const column = <T>(of: (one: Stated) => T) => kept.map(of);
    await tx.query(
      `INSERT INTO vacancies.vacancy (id, revision, source, reference, country, region, occupation, status, demonstration, content, content_hash, closed_because, stated_revision)
       SELECT *, CASE WHEN status = 'closed' THEN 'source' END, revision FROM unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::boolean[], $10::jsonb[], $11::text[])
         AS sent (id, revision, source, reference, country, region, occupation, status, demonstration, content, content_hash)
       ON CONFLICT (source, reference) DO UPDATE SET revision = excluded.revision, country = excluded.country, region = excluded.region, occupation = excluded.occupation,
         status = excluded.status, demonstration = excluded.demonstration, content = excluded.content, content_hash = excluded.content_hash, closed_because = excluded.closed_because,
         stated_revision = excluded.stated_revision, duplicate_of = NULL, duplicate_because = NULL, changed_at = now()`,
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
