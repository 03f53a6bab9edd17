import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { inserted } from '../../platform/database/inserted.js';
import { BlindIndex } from '../../platform/encryption/blind-index.js';
import type { CountryCode } from '../../standards/index.js';
import { comparableEmail } from '../domain/contact.js';
import type { PersonalDetails } from '../domain/profile.js';
import type { IndexedPerson } from './name-index.repository.js';

export type Contact = Pick<PersonalDetails, 'email' | 'phone'>;

/** Finds people by a whole e-mail address or telephone number without keeping it: a keyed hash each. */
@Injectable()
export class ContactIndexRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly index: BlindIndex,
  ) {}

  /** After the details have been written, which takes away the row of before. No contact: a row without hashes says that it has been looked at. @returns false: another process was quicker */
  async add(tx: EntityManager, profileId: string, contact: Contact | undefined): Promise<boolean> {
    return inserted(
      tx,
      `INSERT INTO profiles.contact_index (profile_id, email_hash, phone_hash) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
      [profileId, ...this.hashesOf(contact)],
    );
  }

  /** Whoever has one of them. @param countries to which they go; undefined: to any */
  async find(contact: Contact, countries: readonly CountryCode[] | undefined, limit: number): Promise<IndexedPerson[]> {
    const [email, phone] = this.hashesOf(contact);
    if (!email && !phone) return [];
    return this.dataSource.query(
      `SELECT id, destination FROM profiles.contact_index JOIN profiles.profile ON id = profile_id
       WHERE (email_hash = $1 OR phone_hash = $2) AND ($3::text[] IS NULL OR destination::text = ANY($3)) ORDER BY id LIMIT $4`,
      [email, phone, countries ?? null, limit],
    );
  }

  /** Those whose contacts have not been looked at, held until `tx` ends; those whom another process holds are left to it. */
  async missing(tx: EntityManager, limit: number): Promise<string[]> {
    const rows: { profile_id: string }[] = await tx.query(
      `SELECT profile_id FROM profiles.personal_details WHERE sealed IS NOT NULL AND NOT EXISTS
         (SELECT FROM profiles.contact_index WHERE contact_index.profile_id = personal_details.profile_id)
       ORDER BY profile_id LIMIT $1 FOR NO KEY UPDATE SKIP LOCKED`,
      [limit],
    );
    return rows.map(({ profile_id }) => profile_id);
  }

  private hashesOf({ email, phone }: Contact = {}): readonly [string | null, string | null] {
    return [
      email ? this.index.of('e-mail address of a person', comparableEmail(email)) : null,
      phone ? this.index.of('telephone number of a person', phone) : null,
    ];
  }
}
