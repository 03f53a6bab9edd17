import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Holdings, type Removed, removeRows } from '../../platform/data-subjects/holdings.js';

const DELETES = {
  'profiles.personal_details': `DELETE FROM profiles.personal_details WHERE profile_id = $1`,
  'profiles.evidence': `DELETE FROM profiles.evidence WHERE profile_id = $1`,
  'profiles.consent': `DELETE FROM profiles.consent WHERE profile_id = $1`,
  'profiles.profile': `DELETE FROM profiles.profile WHERE id = $1`,
};

@Injectable()
export class ProfilesHoldings implements Holdings {
  erase(tx: EntityManager, subject: string): Promise<Removed> {
    return removeRows(tx, subject, DELETES);
  }
}
