import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Holdings, type Removed, removeRows } from '../../platform/data-subjects/holdings.js';

const DELETES = {
  'matching.placement_decision': `DELETE FROM matching.placement_decision WHERE profile_id = $1`,
  'matching.assignment_person': `DELETE FROM matching.assignment_person WHERE profile_id = $1`,
  'matching.match_list': `DELETE FROM matching.match_list WHERE profile_id = $1`,
};

@Injectable()
export class MatchingHoldings implements Holdings {
  /** A proposal that loses somebody has changed. */
  async erase(tx: EntityManager, subject: string): Promise<Removed> {
    await tx.query(
      `UPDATE matching.assignment SET revision = revision + 1
       WHERE id IN (SELECT assignment_id FROM matching.assignment_person WHERE profile_id = $1)`,
      [subject],
    );
    return removeRows(tx, subject, DELETES);
  }
}
