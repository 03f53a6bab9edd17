import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { newId } from '../../platform/database/new-id.js';
import type { IsoDate } from '../../standards/index.js';
import { AgreementVersionIsImmutable } from '../domain/agreement.errors.js';
import type { Agreement, AgreementVersion } from '../domain/agreement.js';
import type { AgreementEvent } from '../domain/agreement-event.js';
import type { AgreementForm, EventForm, VersionForm } from '../domain/agreement-form.js';
import type { Designation, DesignationForm } from '../domain/designation.js';
import { type KnownAgreement, partiesWith } from '../domain/form-faults.js';
import { hashOf } from './hash-of.js';

type AgreementRow = Omit<Agreement, 'versions' | 'events' | 'designations' | 'revision'> & { revision: string };
export type AgreementNames = Pick<Agreement, 'id' | 'slug' | 'kind' | 'title' | 'parties' | 'demonstration'>;
interface VersionRow {
  agreement_id: string;
  content: VersionForm;
  content_hash: string;
  state: 'draft' | 'submitted';
  recorded_at: Date;
}
interface EventRow {
  id: string;
  agreement_id: string;
  content: EventForm;
  recorded_at: Date;
}

interface DesignationRow {
  agreement_id: string;
  content: DesignationForm;
  recorded_at: Date;
}

@Injectable()
export class AgreementsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  get manager(): EntityManager {
    return this.dataSource.manager;
  }

  async revision(): Promise<number> {
    const [row]: { revision: string }[] = await this.dataSource.query(`SELECT revision FROM agreements.register`);
    return Number(row?.revision ?? 0);
  }

  /** Every agreement with its versions and events, by slug, without those that have neither; one snapshot of the database. */
  all(): Promise<{ revision: number; agreements: Agreement[] }> {
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const [register]: { revision: string }[] = await tx.query(`SELECT revision FROM agreements.register`);
      const rows: AgreementRow[] = await tx.query(
        `SELECT id, slug, kind, title, parties, demonstration, revision FROM agreements.agreement AS one
         WHERE EXISTS (SELECT FROM agreements.version WHERE agreement_id = one.id) OR EXISTS (SELECT FROM agreements.event WHERE agreement_id = one.id)
         ORDER BY slug`,
      );
      const versions: VersionRow[] = await tx.query(`SELECT * FROM agreements.version ORDER BY number`);
      const events: EventRow[] = await tx.query(
        `SELECT id, agreement_id, content, recorded_at FROM agreements.event ORDER BY happened_on NULLS LAST, id`,
      );
      const designations: DesignationRow[] = await tx.query(
        `SELECT agreement_id, content, recorded_at FROM agreements.designation ORDER BY key, recorded_at, id`,
      );
      const agreements = rows.map((row) => ({
        ...row,
        revision: Number(row.revision),
        versions: versions.filter((one) => one.agreement_id === row.id).map(toVersion),
        events: events.filter((one) => one.agreement_id === row.id).map(toEvent),
        designations: designations.filter((one) => one.agreement_id === row.id).map(toDesignation),
      }));
      return { revision: Number(register?.revision ?? 0), agreements };
    });
  }

  /** Takes the register's lock, so that two writers come one after the other. @returns the revision that a change will have */
  async lockRegister(tx: EntityManager): Promise<number> {
    const [row]: { revision: string }[] = await tx.query(`SELECT revision FROM agreements.register FOR UPDATE`);
    return Number(row?.revision) + 1;
  }

  /** Names and parties of an agreement, also of one that has no text yet. */
  async names(idOrSlug: string, tx: EntityManager = this.dataSource.manager): Promise<AgreementNames | undefined> {
    const [row]: AgreementNames[] = await tx.query(
      `SELECT id, slug, kind, title, parties, demonstration FROM agreements.agreement WHERE id::text = $1 OR slug = $1`,
      [idOrSlug],
    );
    return row;
  }

  /** What is kept under a slug; undefined: nothing yet. */
  async known(tx: EntityManager, slug: string): Promise<KnownAgreement | undefined> {
    const [row]: KnownAgreement[] = await tx.query(
      `SELECT id, kind, demonstration, parties,
         (SELECT coalesce(array_agg(number ORDER BY number), '{}') FROM agreements.version WHERE agreement_id = agreement.id) AS "versionNumbers",
         (SELECT coalesce(array_agg(content->>'party'), '{}') FROM agreements.event WHERE agreement_id = agreement.id AND kind = 'acceded') AS acceded
       FROM agreements.agreement WHERE slug = $1`,
      [slug],
    );
    return row;
  }

  /** @returns the id, and whether anything was new @throws AgreementVersionIsImmutable */
  async keep(
    tx: EntityManager,
    form: AgreementForm,
    known: KnownAgreement | undefined,
    revision: number,
    recordedAt: Date,
  ): Promise<{ id: string; changed: boolean }> {
    const id = known?.id ?? newId();
    let changed = await this.keepNames(tx, id, { ...form, parties: partiesWith(form.parties, known?.parties) }, revision);
    for (const version of form.versions) changed = (await this.keepVersion(tx, id, form.slug, version, recordedAt)) || changed;
    for (const event of form.events) changed = (await this.keepEvent(tx, id, event, recordedAt)) || changed;
    for (const one of form.designations ?? []) changed = (await this.keepDesignation(tx, id, one, recordedAt)) || changed;
    if (changed) {
      await tx.query(`UPDATE agreements.agreement SET revision = $2 WHERE id = $1`, [id, revision]);
      await tx.query(`UPDATE agreements.register SET revision = $1`, [revision]);
    }
    return { id, changed };
  }

  /** Title and parties may be put right; kind and demonstration stay. */
  private async keepNames(tx: EntityManager, id: string, form: AgreementForm, revision: number): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `INSERT INTO agreements.agreement AS known (id, slug, kind, title, parties, demonstration, revision) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (slug) DO UPDATE SET title = excluded.title, parties = excluded.parties
       WHERE (known.title, known.parties) IS DISTINCT FROM (excluded.title, excluded.parties) RETURNING 1`,
      [id, form.slug, form.kind, JSON.stringify(form.title), JSON.stringify(form.parties), form.demonstration, revision],
    );
    return rows.length > 0;
  }

  private async keepVersion(tx: EntityManager, id: string, slug: string, version: VersionForm, recordedAt: Date): Promise<boolean> {
    const contentHash = hashOf(version);
    const [known]: { content_hash: string }[] = await tx.query(
      `SELECT content_hash FROM agreements.version WHERE agreement_id = $1 AND number = $2`,
      [id, version.number],
    );
    if (known && known.content_hash !== contentHash) throw new AgreementVersionIsImmutable(slug, version.number);
    if (known) return false;
    await tx.query(
      `INSERT INTO agreements.version (agreement_id, number, content, content_hash, state, recorded_at) VALUES ($1, $2, $3, $4, 'submitted', $5)`,
      [id, version.number, JSON.stringify(version), contentHash, recordedAt],
    );
    return true;
  }

  private async keepEvent(tx: EntityManager, id: string, event: EventForm, recordedAt: Date): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `INSERT INTO agreements.event (id, agreement_id, kind, happened_on, recorded_at, content, content_hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING id`,
      [newId(), id, event.kind, event.on ?? null, recordedAt, JSON.stringify(event), hashOf(event)],
    );
    return rows.length > 0;
  }

  /** Recorded anew when it reads otherwise than the last one under its key. */
  private async keepDesignation(tx: EntityManager, id: string, one: DesignationForm, recordedAt: Date): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `INSERT INTO agreements.designation (id, agreement_id, key, recorded_at, content, content_hash)
       SELECT $1, $2, $3, $4, $5, $6 WHERE $6 IS DISTINCT FROM (SELECT content_hash FROM agreements.designation
         WHERE agreement_id = $2 AND key = $3 ORDER BY recorded_at DESC, id DESC LIMIT 1) RETURNING id`,
      [newId(), id, one.key, recordedAt, JSON.stringify(one), hashOf(one)],
    );
    return rows.length > 0;
  }
}

function toVersion({ content, content_hash, state, recorded_at }: VersionRow): AgreementVersion {
  return {
    ...content,
    contentHash: content_hash,
    state,
    recordedOn: recorded_at.toISOString().slice(0, 10) as IsoDate,
    recordedAt: recorded_at.toISOString(),
  };
}

function toEvent({ id, content, recorded_at }: EventRow): AgreementEvent {
  return { ...content, id, recordedAt: recorded_at.toISOString() };
}

function toDesignation({ content, recorded_at }: DesignationRow): Designation {
  return { ...content, recordedAt: recorded_at.toISOString() };
}
