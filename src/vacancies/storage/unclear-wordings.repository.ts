import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { newId } from '../../platform/database/new-id.js';
import type { UnclearTitle, UnclearWording } from '../domain/unclear-wording.js';
import { employerKey, type WordingCorrection, wordingKey } from '../domain/wording-correction.js';

/** Of one source; what comes beyond is in the verdicts of the import alone. */
const MOST = 2_000;
const TITLE = 300;
const TEXT = 4_000;

const SELECT = `SELECT id, source, written_as AS title, employer_as AS employer, said AS text, why, seen_at AS "seenAt" FROM vacancies.unclear_wording`;

@Injectable()
export class UnclearWordingsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** One line a wording of an employer, however often it is sent. */
  async keep(tx: EntityManager, source: string, titles: readonly UnclearTitle[]): Promise<void> {
    const byKey = new Map(titles.map((one) => [`${employerKey(one.employer)} ${wordingKey(one.title)}`, one]));
    const kept = [...byKey.values()].filter(({ title }) => wordingKey(title));
    if (!kept.length) return;
    const column = (of: (one: UnclearTitle) => string | null) => kept.map(of);
    await tx.query(
      `INSERT INTO vacancies.unclear_wording AS held (id, source, employer, wording, written_as, employer_as, said, why)
       SELECT id, $2, employer, wording, written_as, employer_as, said, why FROM unnest($1::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
         AS sent (id, employer, wording, written_as, employer_as, said, why)
       WHERE (SELECT count(*) FROM vacancies.unclear_wording WHERE source = $2) < ${MOST}
       ON CONFLICT (source, employer, wording) DO UPDATE SET seen_at = now(), written_as = excluded.written_as, said = excluded.said, why = excluded.why`,
      [
        ...[kept.map(() => newId()), source, column(({ employer }) => employerKey(employer)), column(({ title }) => wordingKey(title))],
        ...[column(({ title }) => title.slice(0, TITLE)), column(({ employer }) => employer?.slice(0, TITLE) ?? null)],
        ...[column(({ text = '' }) => text.slice(0, TEXT)), column(({ why }) => why)],
      ],
    );
  }

  /** Somebody has said what it means; for the whole source, it waits under no employer. */
  async settle(tx: EntityManager, { source, employer, wording }: WordingCorrection): Promise<void> {
    await tx.query(`DELETE FROM vacancies.unclear_wording WHERE source = $1 AND wording = $2 AND $3 IN ('', employer)`, [
      source,
      wordingKey(wording),
      employerKey(employer),
    ]);
  }

  /** Of these sources, the latest first. */
  async waiting(sources: readonly string[], after: string | undefined, limit: number): Promise<UnclearWording[]> {
    return this.dataSource.query(`${SELECT} WHERE source = ANY($1) AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`, [
      sources,
      after ?? null,
      limit,
    ]);
  }

  async find(id: string): Promise<UnclearWording | undefined> {
    const [row]: UnclearWording[] = await this.dataSource.query(`${SELECT} WHERE id = $1`, [id]);
    return row;
  }

  /** What has not been sent since a day (ISO 8601). */
  async forgetUnseenSince(day: string): Promise<void> {
    await this.dataSource.query(`DELETE FROM vacancies.unclear_wording WHERE seen_at < $1::date`, [day]);
  }
}
