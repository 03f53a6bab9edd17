import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { newId } from '../../platform/database/new-id.js';
import { foldTitle } from '../domain/find-qualification.js';
import type { AwardingBody, Qualification, QualificationRegister } from '../domain/qualification.js';

type Content = Omit<Qualification, 'id'>;

@Injectable()
export class QualificationsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async revision(): Promise<number> {
    const [row]: { revision: string }[] = await this.dataSource.query(`SELECT revision FROM qualifications.register`);
    return Number(row?.revision ?? 0);
  }

  async all(): Promise<QualificationRegister> {
    const rows: { id: string; content: Content }[] = await this.dataSource.query(
      `SELECT id, content FROM qualifications.qualification ORDER BY country, folded`,
    );
    const bodies: { content: AwardingBody }[] = await this.dataSource.query(
      `SELECT content FROM qualifications.awarding_body ORDER BY country, folded`,
    );
    return { qualifications: rows.map(({ id, content }) => ({ id, ...content })), awardingBodies: bodies.map(({ content }) => content) };
  }

  /** As it stood at an instant (ISO 8601). */
  async knownAt(instant: string): Promise<QualificationRegister> {
    const rows: { kind: string; id: string; content: Content & AwardingBody }[] = await this.dataSource.query(
      `SELECT kind, id, content FROM (
         SELECT 'qualification' AS kind, id, country, folded, content FROM qualifications.qualification WHERE recorded_at <= $1
         UNION ALL SELECT 'awarding_body', NULL, country, folded, content FROM qualifications.awarding_body WHERE recorded_at <= $1
         UNION ALL SELECT kind, id, country, folded, content FROM qualifications.past WHERE recorded_at <= $1 AND replaced_at > $1) AS known
       ORDER BY country, folded`,
      [instant],
    );
    return {
      qualifications: rows.filter(({ kind }) => kind === 'qualification').map(({ id, content }) => ({ ...content, id })),
      awardingBodies: rows.filter(({ kind }) => kind === 'awarding_body').map(({ content }) => content),
    };
  }

  /** The instant of the last change (ISO 8601); '' when there was none. */
  async changedAt(): Promise<string> {
    const [row]: { last: Date | null }[] = await this.dataSource.query(
      `SELECT greatest((SELECT max(recorded_at) FROM qualifications.qualification), (SELECT max(recorded_at) FROM qualifications.awarding_body),
         (SELECT max(replaced_at) FROM qualifications.past)) AS last`,
    );
    return row?.last ? new Date(row.last.getTime() + 1).toISOString() : '';
  }

  /** Adds what is new and replaces what reads otherwise. @returns whether anything changed */
  async keep(tx: EntityManager, qualifications: readonly Content[], bodies: readonly AwardingBody[]): Promise<boolean> {
    const kept: unknown[] = await tx.query(
      `INSERT INTO qualifications.qualification AS known (id, country, folded, content)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::jsonb[])
       ON CONFLICT (country, folded) DO UPDATE SET content = excluded.content WHERE known.content <> excluded.content RETURNING 1`,
      [
        qualifications.map(() => newId()),
        qualifications.map((one) => one.country),
        qualifications.map((one) => foldTitle(one.title)),
        qualifications.map((one) => JSON.stringify(one)),
      ],
    );
    const keptBodies: unknown[] = await tx.query(
      `INSERT INTO qualifications.awarding_body AS known (country, folded, content) SELECT * FROM unnest($1::text[], $2::text[], $3::jsonb[])
       ON CONFLICT (country, folded) DO UPDATE SET content = excluded.content WHERE known.content <> excluded.content RETURNING 1`,
      [bodies.map((one) => one.country), bodies.map((one) => foldTitle(one.name)), bodies.map((one) => JSON.stringify(one))],
    );
    const changed = kept.length + keptBodies.length > 0;
    if (changed) await tx.query(`UPDATE qualifications.register SET revision = revision + 1`);
    return changed;
  }
}
