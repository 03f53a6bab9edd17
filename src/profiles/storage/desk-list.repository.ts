import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { IsoDate } from '../../standards/index.js';
import type { LookingState } from '../domain/still-looking.js';

export interface DeskFilter {
  readonly principalId: string;
  /** Then also those whom they wrote down. */
  readonly isRegistrar: boolean;
  readonly looking: LookingState | undefined;
}

export interface DeskRow {
  readonly id: string;
  readonly looking: LookingState;
  readonly confirmedOn: IsoDate;
}

@Injectable()
export class DeskListRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async of({ principalId, isRegistrar, looking }: DeskFilter, afterId: string | undefined, limit: number): Promise<DeskRow[]> {
    return this.dataSource.query(
      `SELECT id, looking, looking_confirmed_on::text AS "confirmedOn" FROM profiles.profile
       WHERE id IN (SELECT profile_id FROM profiles.caseworker WHERE principal_id = $1
           UNION ALL SELECT profile_id FROM profiles.assisted_registration WHERE principal_id = $1 AND $2)
         AND ($3::text IS NULL OR looking = $3) AND ($4::uuid IS NULL OR id > $4) ORDER BY id LIMIT $5`,
      [principalId, isRegistrar, looking ?? null, afterId ?? null, limit],
    );
  }
}
