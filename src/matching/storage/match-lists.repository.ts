import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { IsoDate } from '../../standards/index.js';
import type { MatchList, PersonRevisions } from '../domain/match-list.js';
import type { Ranked } from '../domain/rank.js';

interface Row {
  readonly profile_id: string;
  readonly profile_revision: number;
  readonly recognition_revision: number;
  readonly vacancies_revision: string;
  readonly taxonomy_revision: string;
  readonly as_of: IsoDate;
  readonly items: readonly Ranked[];
  readonly open_items: readonly Ranked[];
}

/** Where a vacancy stands for somebody. */
export interface Place {
  readonly profileId: string;
  readonly vacancyId: string;
  readonly score: number;
}

const SELECT = `SELECT profile_id, profile_revision, recognition_revision, vacancies_revision, taxonomy_revision, as_of::text, items, open_items
  FROM matching.match_list`;
const REVISIONS = ['profile_revision', 'recognition_revision', 'vacancies_revision', 'taxonomy_revision', 'as_of'] as const;
const NOT_NEWER = REVISIONS.map((column) => `match_list.${column} <= excluded.${column}`).join(' AND ');
const LATER_IN_SOME_PART = REVISIONS.map((column) => `computed.${column} > stored.${column}`).join(' OR ');

/** What became of lists that were to be written. */
export interface Writing {
  /** By profile, the number of its writing. */
  readonly written: ReadonlyMap<string, number>;
  /** Ids whose stored list is newer in one part and older in another: these have to be computed again. */
  readonly overtaken: readonly string[];
}

@Injectable()
export class MatchListsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async find(profileId: string): Promise<MatchList | undefined> {
    const [row]: Row[] = await this.dataSource.query(`${SELECT} WHERE profile_id = $1`, [profileId]);
    return row && toList(row);
  }

  async many(profileIds: readonly string[]): Promise<MatchList[]> {
    const rows: Row[] = await this.dataSource.query(`${SELECT} WHERE profile_id = ANY($1)`, [profileIds]);
    return rows.map(toList);
  }

  /** In the order of ids; `afterId` is the last of the page before. */
  async page(afterId: string | undefined, limit: number): Promise<MatchList[]> {
    const rows: Row[] = await this.dataSource.query(`${SELECT} WHERE $1::uuid IS NULL OR profile_id > $1 ORDER BY profile_id LIMIT $2`, [
      afterId ?? null,
      limit,
    ]);
    return rows.map(toList);
  }

  async revisionsOf(profileIds: readonly string[]): Promise<Map<string, PersonRevisions>> {
    const rows: Row[] = await this.dataSource.query(
      `SELECT profile_id, profile_revision, recognition_revision FROM matching.match_list WHERE profile_id = ANY($1)`,
      [profileIds],
    );
    return new Map(rows.map((row) => [row.profile_id, { profile: row.profile_revision, recognition: row.recognition_revision }]));
  }

  /**
   * Writes each list unless the stored one is newer in some part. Sorted by id, so that two writers never wait for each other.
   */
  async write(tx: EntityManager, lists: readonly MatchList[]): Promise<Writing> {
    const sorted = [...lists].sort((one, other) => (one.profileId < other.profileId ? -1 : 1));
    const rows: { profile_id: string; written: string }[] = await tx.query(
      `INSERT INTO matching.match_list AS match_list
         (profile_id, profile_revision, recognition_revision, vacancies_revision, taxonomy_revision, as_of, items, open_items)
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS computed (profile_id uuid, profile_revision int, recognition_revision int,
         vacancies_revision bigint, taxonomy_revision bigint, as_of date, items jsonb, open_items jsonb)
       ON CONFLICT (profile_id) DO UPDATE SET profile_revision = excluded.profile_revision,
         recognition_revision = excluded.recognition_revision, vacancies_revision = excluded.vacancies_revision,
         taxonomy_revision = excluded.taxonomy_revision, as_of = excluded.as_of, items = excluded.items,
         open_items = excluded.open_items, computed_at = now(), written = nextval('matching.list_writing')
       WHERE ${NOT_NEWER} RETURNING profile_id, written`,
      [JSON.stringify(sorted.map(toRow))],
    );
    const written = new Map(rows.map((row) => [row.profile_id, Number(row.written)]));
    const overtaken = await this.partlyOlder(
      tx,
      sorted.filter(({ profileId }) => !written.has(profileId)),
    );
    return { written, overtaken };
  }

  async matchedAmong(profileIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows: { id: string }[] = await this.dataSource.query(
      `SELECT profile_id AS id FROM matching.match_list WHERE profile_id = ANY($1) AND jsonb_array_length(items) > 0`,
      [profileIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Places in the lists of these people whose vacancy has an id from `first` on: what came later, since ids rise with time. */
  async placesFrom(profileIds: readonly string[], first: string): Promise<readonly Place[]> {
    return this.dataSource.query(
      `SELECT profile_id AS "profileId", place ->> 'id' AS "vacancyId", (place ->> 'score')::int AS score
       FROM matching.match_list, jsonb_array_elements(items) AS place
       WHERE profile_id = ANY($1) AND place ->> 'id' >= $2 COLLATE "C" ORDER BY score DESC, "vacancyId", "profileId"`,
      [profileIds, first],
    );
  }

  async forget(profileIds: readonly string[]): Promise<void> {
    if (profileIds.length) await this.dataSource.query(`DELETE FROM matching.match_list WHERE profile_id = ANY($1)`, [profileIds]);
  }

  async counts(): Promise<{ lists: number; matches: number }> {
    const [row]: { lists: string; matches: string }[] = await this.dataSource.query(
      `SELECT count(*) AS lists, coalesce(sum(jsonb_array_length(items)), 0) AS matches FROM matching.match_list`,
    );
    return { lists: Number(row?.lists), matches: Number(row?.matches) };
  }

  private async partlyOlder(tx: EntityManager, refused: readonly MatchList[]): Promise<string[]> {
    if (!refused.length) return [];
    const rows: { profile_id: string }[] = await tx.query(
      `SELECT profile_id FROM matching.match_list AS stored
       JOIN jsonb_to_recordset($1::jsonb) AS computed (profile_id uuid, profile_revision int, recognition_revision int,
         vacancies_revision bigint, taxonomy_revision bigint, as_of date) USING (profile_id)
       WHERE ${LATER_IN_SOME_PART}`,
      [JSON.stringify(refused.map(toRow))],
    );
    return rows.map(({ profile_id }) => profile_id);
  }
}

/** A page of lists is one document: half the time of arrays, in which each list would be quoted again. */
function toRow({ profileId, person, world, items, open }: MatchList): Row {
  return {
    profile_id: profileId,
    profile_revision: person.profile,
    recognition_revision: person.recognition,
    vacancies_revision: String(world.vacancies),
    taxonomy_revision: String(world.taxonomy),
    as_of: world.asOf,
    items,
    open_items: open,
  };
}

function toList(row: Row): MatchList {
  return {
    profileId: row.profile_id,
    person: { profile: row.profile_revision, recognition: row.recognition_revision },
    world: { vacancies: Number(row.vacancies_revision), taxonomy: Number(row.taxonomy_revision), asOf: row.as_of },
    items: row.items,
    open: row.open_items,
  };
}
