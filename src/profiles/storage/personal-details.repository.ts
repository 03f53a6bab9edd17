import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { DataKeys, KEY_COLUMNS, type KeyRow, keyOf } from '../../platform/encryption/data-keys.js';
import type { PersonalDetails } from '../domain/profile.js';
import { ContactIndexRepository } from './contact-index.repository.js';
import { NameBucketsRepository } from './name-buckets.repository.js';
import { NameIndexRepository } from './name-index.repository.js';

type Details = Omit<PersonalDetails, 'profileId'>;

/** The columns hold something only where a row was written before encryption and is not sealed yet. */
interface Row extends KeyRow {
  readonly profile_id: string;
  readonly display_name: string | null;
  readonly sex: PersonalDetails['sex'] | null;
  readonly birth_year: number | null;
  readonly story: string | null;
  readonly sealed: Buffer | null;
}

const cellOf = (row: string) => ({ table: 'profiles.personal_details', row });

/** Name, sex, birth and contacts, apart from all that is assessed or ranked. */
@Injectable()
export class PersonalDetailsRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly keys: DataKeys,
    private readonly names: NameIndexRepository,
    private readonly buckets: NameBucketsRepository,
    private readonly contacts: ContactIndexRepository,
  ) {}

  /** @throws SubjectErased */
  async keep(
    tx: EntityManager,
    { profileId, displayName, sex, birthYear, birthDate, email, phone, story }: PersonalDetails,
  ): Promise<void> {
    const key = await this.keys.toWrite(tx, profileId);
    await tx.query(
      `INSERT INTO profiles.personal_details (profile_id, sealed) VALUES ($1, $2)
       ON CONFLICT (profile_id) DO UPDATE SET sealed = $2, display_name = NULL, sex = NULL, birth_year = NULL, story = NULL`,
      [profileId, key.seal(cellOf(profileId), { displayName, sex, birthYear, birthDate, email, phone, story })],
    );
    await this.names.add(tx, profileId, displayName);
    await this.buckets.add(tx, profileId, displayName);
    await this.contacts.add(tx, profileId, { email, phone });
  }

  /** By profile id; whoever has given none is left out. */
  async of(ids: readonly string[], tx: EntityManager = this.dataSource.manager): Promise<Map<string, PersonalDetails>> {
    const rows: Row[] = await tx.query(
      `SELECT personal_details.*, ${KEY_COLUMNS} FROM profiles.personal_details ${keyOf('profile_id')} WHERE profile_id = ANY($1)`,
      [ids],
    );
    const found = await Promise.all(rows.map(async (row) => [row.profile_id, await this.opened(row)] as const));
    return new Map(found.flatMap(([profileId, details]) => (details ? [[profileId, { profileId, ...details }]] : [])));
  }

  private async opened(row: Row): Promise<Details | undefined> {
    const { display_name, sex, birth_year, story, sealed } = row;
    if (display_name || sex || birth_year || story || !sealed) {
      return {
        ...(display_name && { displayName: display_name }),
        ...(sex && { sex }),
        ...(birth_year && { birthYear: birth_year }),
        ...(story && { story }),
      };
    }
    return (await this.keys.toRead(row.profile_id, row))?.open<Details>(cellOf(row.profile_id), sealed);
  }
}
