import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { AssistedRegistration } from '../domain/assisted-registration.js';
import { ReceiptCodes } from './receipt-codes.js';

const COLUMNS = `principal_id AS id, principal_name AS name, heard, language, registered_at AS at, code_hash IS NOT NULL AS "hasCode"`;

interface Registered extends AssistedRegistration {
  /** Its receipt is opened by a code. */
  readonly hasCode: boolean;
}

@Injectable()
export class AssistedRegistrationsRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly codes: ReceiptCodes,
  ) {}

  async add(tx: EntityManager, profileId: string, { by, heard, language }: Omit<AssistedRegistration, 'at'>): Promise<void> {
    await tx.query(
      `INSERT INTO profiles.assisted_registration (profile_id, principal_id, principal_name, heard, language, code_hash) VALUES ($1, $2, $3, $4, $5, $6)`,
      [profileId, by.id, by.name, heard, language, this.codes.hashOf(this.codes.codeOf(profileId))],
    );
  }

  /** Of a receipt that is not older. */
  async byCode(hash: string, since: Date): Promise<string | undefined> {
    const [row]: { id: string }[] = await this.dataSource.query(
      `SELECT profile_id AS id FROM profiles.assisted_registration WHERE code_hash = $1 AND registered_at > $2`,
      [hash, since],
    );
    return row?.id;
  }

  /** Undefined: nobody assisted. */
  async find(profileId: string): Promise<Registered | undefined> {
    const [row]: ({ id: string; name: string } & Omit<Registered, 'by'>)[] = await this.dataSource.query(
      `SELECT ${COLUMNS} FROM profiles.assisted_registration WHERE profile_id = $1`,
      [profileId],
    );
    if (!row) return undefined;
    const { id, name, ...rest } = row;
    return { by: { id, name }, ...rest };
  }
}
