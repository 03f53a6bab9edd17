import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Holdings, type Removed, removeRows } from '../../platform/data-subjects/holdings.js';

const DELETES = { 'self_assessment.alert': `DELETE FROM self_assessment.alert WHERE profile_id = $1` };

/** Of answers that became a profile: the letters about new work that go on. */
@Injectable()
export class SelfAssessmentHoldings implements Holdings {
  erase(tx: EntityManager, subject: string): Promise<Removed> {
    return removeRows(tx, subject, DELETES);
  }
}
