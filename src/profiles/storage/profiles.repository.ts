import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { CountryCode } from '../../standards/index.js';
import { ProfileChangedMeanwhile, ProfileNotFound } from '../domain/profile.errors.js';
import type { PersonalDetails, Profile } from '../domain/profile.js';
import { LOOKING_COLUMNS, type LookingRow, toStillLooking } from './still-looking.repository.js';

interface Row extends LookingRow {
  readonly id: string;
  readonly revision: number;
  readonly demonstration: boolean;
  readonly content: Omit<Profile, 'id' | 'revision' | 'demonstration' | 'looking'>;
}

const SELECT = `SELECT id, revision, demonstration, content, ${LOOKING_COLUMNS} FROM profiles.profile`;

/** One document a person: it is read and changed as a whole under its revision, and no query looks inside. */
@Injectable()
export class ProfilesRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @throws ProfileNotFound */
  async get(id: string, tx: EntityManager = this.dataSource.manager): Promise<Profile> {
    const [row]: Row[] = await tx.query(`${SELECT} WHERE id = $1`, [id]);
    if (!row) throw new ProfileNotFound(id);
    return toProfile(row);
  }

  async many(ids: readonly string[]): Promise<Profile[]> {
    const rows: Row[] = await this.dataSource.query(`${SELECT} WHERE id = ANY($1) ORDER BY id`, [ids]);
    return rows.map(toProfile);
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
    return rows.map(toProfile);
  }

  async goingTo(country: CountryCode, afterId: string | undefined, limit: number): Promise<Profile[]> {
    const rows: Row[] = await this.dataSource.query(
      `${SELECT} WHERE destination = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
      [country, afterId ?? null, limit],
    );
    return rows.map(toProfile);
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

  async insert(tx: EntityManager, profile: Profile): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `INSERT INTO profiles.profile (id, revision, destination, demonstration, countries, content) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id`,
      [profile.id, profile.revision, profile.destination, profile.demonstration, countriesOf(profile), JSON.stringify(contentOf(profile))],
    );
    return rows.length > 0;
  }

  /** @throws ProfileChangedMeanwhile unless the stored revision is `changed.revision - 1` */
  async update(tx: EntityManager, changed: Profile): Promise<void> {
    const [, affected] = (await tx.query(
      `UPDATE profiles.profile SET revision = $2, destination = $3, countries = $4, content = $5, changed_at = now() WHERE id = $1 AND revision = $2 - 1`,
      [changed.id, changed.revision, changed.destination, countriesOf(changed), JSON.stringify(contentOf(changed))],
    )) as [unknown, number];
    if (affected === 0) throw new ProfileChangedMeanwhile(changed.id, (await this.get(changed.id, tx)).revision);
  }

  async erase(tx: EntityManager, id: string): Promise<void> {
    const [, affected] = (await tx.query(`DELETE FROM profiles.profile WHERE id = $1`, [id])) as [unknown, number];
    if (affected === 0) throw new ProfileNotFound(id);
  }

  async keepDetails(tx: EntityManager, { profileId, displayName, sex, birthYear, story }: PersonalDetails): Promise<void> {
    await tx.query(
      `INSERT INTO profiles.personal_details (profile_id, display_name, sex, birth_year, story) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (profile_id) DO UPDATE SET display_name = $2, sex = $3, birth_year = $4, story = $5`,
      [profileId, displayName ?? null, sex ?? null, birthYear ?? null, story ?? null],
    );
  }

  async details(ids: readonly string[]): Promise<Map<string, PersonalDetails>> {
    const rows: {
      profile_id: string;
      display_name: string | null;
      sex: PersonalDetails['sex'] | null;
      birth_year: number | null;
      story: string | null;
    }[] = await this.dataSource.query(`SELECT * FROM profiles.personal_details WHERE profile_id = ANY($1)`, [ids]);
    return new Map(
      rows.map((row) => [
        row.profile_id,
        {
          profileId: row.profile_id,
          ...(row.display_name && { displayName: row.display_name }),
          ...(row.sex && { sex: row.sex }),
          ...(row.birth_year && { birthYear: row.birth_year }),
          ...(row.story && { story: row.story }),
        },
      ]),
    );
  }

  async count(): Promise<number> {
    const [row]: { n: string }[] = await this.dataSource.query(`SELECT count(*) AS n FROM profiles.profile`);
    return Number(row?.n);
  }
}

function toProfile({ id, revision, demonstration, content, ...looking }: Row): Profile {
  return { id, revision, demonstration, ...content, looking: toStillLooking(looking) };
}

function contentOf({
  id: _id,
  revision: _revision,
  demonstration: _demonstration,
  looking: _looking,
  ...content
}: Profile): Row['content'] {
  return content;
}

function countriesOf({ credentials, experiences }: Profile): string[] {
  const recognised = credentials.flatMap(({ recognitions = [] }) => recognitions);
  return [...new Set([...credentials, ...experiences, ...recognised].map(({ country }) => country))];
}
