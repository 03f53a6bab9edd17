import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { DataKeys, KEY_COLUMNS, type KeyRow, keyOf } from '../../platform/encryption/data-keys.js';
import type { CountryCode } from '../../standards/index.js';
import { ProfileChangedMeanwhile, ProfileNotFound } from '../domain/profile.errors.js';
import type { Profile } from '../domain/profile.js';
import { LOOKING_COLUMNS, type LookingRow, toStillLooking } from './still-looking.repository.js';

type Content = Omit<Profile, 'id' | 'revision' | 'demonstration' | 'looking'>;

/** `content` only where a row was written before encryption and is not sealed yet. */
interface Row extends LookingRow, KeyRow {
  readonly id: string;
  readonly revision: number;
  readonly demonstration: boolean;
  readonly content: Content | null;
  readonly sealed: Buffer | null;
}

const TABLE = 'profiles.profile';
const SELECT = `SELECT id, revision, demonstration, content, sealed, ${KEY_COLUMNS}, ${LOOKING_COLUMNS} FROM profiles.profile ${keyOf('id')}`;

/** One sealed document a person: it is read and changed as a whole under its revision, and no query looks inside. Whose key is gone is gone. */
@Injectable()
export class ProfilesRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly keys: DataKeys,
  ) {}

  /** @throws ProfileNotFound */
  async get(id: string, tx: EntityManager = this.dataSource.manager): Promise<Profile> {
    const [row]: Row[] = await tx.query(`${SELECT} WHERE id = $1`, [id]);
    const [profile] = await this.opened(row ? [row] : []);
    if (!profile) throw new ProfileNotFound(id);
    return profile;
  }

  async many(ids: readonly string[]): Promise<Profile[]> {
    const rows: Row[] = await this.dataSource.query(`${SELECT} WHERE id = ANY($1) ORDER BY id`, [ids]);
    return this.opened(rows);
  }

  async known(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows: { id: string }[] = await this.dataSource.query(`SELECT id FROM profiles.profile WHERE id = ANY($1)`, [ids]);
    return new Set(rows.map(({ id }) => id));
  }

  /** In the order of ids; `afterId` is the last of the page before. */
  async page(afterId: string | undefined, limit: number, demonstration?: boolean): Promise<Profile[]> {
    const rows: Row[] = await this.dataSource.query(
      `${SELECT} WHERE ($1::uuid IS NULL OR id > $1) AND ($3::boolean IS NULL OR demonstration = $3) ORDER BY id LIMIT $2`,
      [afterId ?? null, limit, demonstration ?? null],
    );
    return this.opened(rows);
  }

  async goingTo(country: CountryCode, afterId: string | undefined, limit: number): Promise<Profile[]> {
    const rows: Row[] = await this.dataSource.query(
      `${SELECT} WHERE destination = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
      [country, afterId ?? null, limit],
    );
    return this.opened(rows);
  }

  async countGoingTo(country: CountryCode): Promise<number> {
    const [row]: { n: string }[] = await this.dataSource.query(`SELECT count(*) AS n FROM profiles.profile WHERE destination = $1`, [
      country,
    ]);
    return Number(row?.n);
  }

  async destinations(): Promise<CountryCode[]> {
    const rows: { destination: CountryCode }[] = await this.dataSource.query(
      `SELECT DISTINCT destination FROM profiles.profile ORDER BY 1`,
    );
    return rows.map(({ destination }) => destination);
  }

  async destinationsOf(ids: readonly string[]): Promise<CountryCode[]> {
    const rows: { destination: CountryCode }[] = await this.dataSource.query(
      `SELECT DISTINCT destination FROM profiles.profile WHERE id = ANY($1)`,
      [ids],
    );
    return rows.map(({ destination }) => destination);
  }

  /** People whose destination, credentials or experiences touch at least two of the countries (or one and the same as destination). */
  async touching(countries: readonly CountryCode[], afterId: string | undefined, limit: number): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `SELECT id FROM profiles.profile WHERE destination = ANY($1) AND countries && $1::text[] AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
      [countries, afterId ?? null, limit],
    );
    return rows.map(({ id }) => id);
  }

  async countTouching(countries: readonly CountryCode[]): Promise<number> {
    const [row]: { n: string }[] = await this.dataSource.query(
      `SELECT count(*) AS n FROM profiles.profile WHERE destination = ANY($1) AND countries && $1::text[]`,
      [countries],
    );
    return Number(row?.n);
  }

  /** @throws SubjectErased */
  async insert(tx: EntityManager, profile: Profile): Promise<boolean> {
    const sealed = await this.sealed(tx, profile);
    const rows: unknown[] = await tx.query(
      `INSERT INTO profiles.profile (id, revision, destination, demonstration, countries, sealed) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id`,
      [profile.id, profile.revision, profile.destination, profile.demonstration, countriesOf(profile), sealed],
    );
    return rows.length > 0;
  }

  /** @throws ProfileChangedMeanwhile unless the stored revision is `changed.revision - 1` @throws SubjectErased */
  async update(tx: EntityManager, changed: Profile): Promise<void> {
    const sealed = await this.sealed(tx, changed);
    const [, affected] = (await tx.query(
      `UPDATE profiles.profile SET revision = $2, destination = $3, countries = $4, sealed = $5, content = NULL, changed_at = now() WHERE id = $1 AND revision = $2 - 1`,
      [changed.id, changed.revision, changed.destination, countriesOf(changed), sealed],
    )) as [unknown, number];
    if (affected === 0) throw new ProfileChangedMeanwhile(changed.id, (await this.get(changed.id, tx)).revision);
  }

  async count(): Promise<number> {
    const [row]: { n: string }[] = await this.dataSource.query(`SELECT count(*) AS n FROM profiles.profile`);
    return Number(row?.n);
  }

  private async sealed(tx: EntityManager, profile: Profile): Promise<Buffer> {
    return (await this.keys.toWrite(tx, profile.id)).seal({ table: TABLE, row: profile.id }, contentOf(profile));
  }

  private async opened(rows: readonly Row[]): Promise<Profile[]> {
    const contents = await Promise.all(rows.map((row) => this.contentOf(row)));
    return rows.flatMap((row, at) => (contents[at] ? [toProfile(row, contents[at])] : []));
  }

  private async contentOf({ id, content, sealed, ...key }: Row): Promise<Content | undefined> {
    if (content || !sealed) return content ?? undefined;
    return (await this.keys.toRead(id, key))?.open<Content>({ table: TABLE, row: id }, sealed);
  }
}

function toProfile({ id, revision, demonstration, ...looking }: Row, content: Content): Profile {
  return { id, revision, demonstration, ...content, looking: toStillLooking(looking) };
}

function contentOf({ id: _id, revision: _revision, demonstration: _demonstration, looking: _looking, ...content }: Profile): Content {
  return content;
}

function countriesOf({ credentials, experiences }: Profile): string[] {
  const recognised = credentials.flatMap(({ recognitions = [] }) => recognitions);
  return [...new Set([...credentials, ...experiences, ...recognised].map(({ country }) => country))];
}
