import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Holdings, type Removed, removeRows } from '../../platform/data-subjects/holdings.js';

const OF_PERSON = {
  case: `case_id IN (SELECT id FROM recognition.recognition_case WHERE profile_id = $1)`,
  validation: `validation_id IN (SELECT id FROM recognition.validation WHERE profile_id = $1)`,
};
const DELETES = {
  'recognition.case_alarm': `DELETE FROM recognition.case_alarm WHERE ${OF_PERSON.case}`,
  'recognition.case_step': `DELETE FROM recognition.case_step WHERE ${OF_PERSON.case}`,
  'recognition.recognition_case': `DELETE FROM recognition.recognition_case WHERE profile_id = $1`,
  'recognition.validation_result': `DELETE FROM recognition.validation_result WHERE ${OF_PERSON.validation}`,
  'recognition.validation_award': `DELETE FROM recognition.validation_award WHERE ${OF_PERSON.validation}`,
  'recognition.validation': `DELETE FROM recognition.validation WHERE profile_id = $1`,
  'recognition.state': `DELETE FROM recognition.state WHERE profile_id = $1`,
  'recognition.assessment': `DELETE FROM recognition.assessment WHERE profile_id = $1`,
};

@Injectable()
export class RecognitionHoldings implements Holdings {
  /** Steps of a case are kept for ever by a trigger, except from this. */
  async erase(tx: EntityManager, subject: string): Promise<Removed> {
    await tx.query(`SELECT set_config('passerelle.erasing', 'yes', true)`);
    const removed = await removeRows(tx, subject, DELETES);
    await tx.query(`SELECT set_config('passerelle.erasing', '', true)`);
    return removed;
  }
}
