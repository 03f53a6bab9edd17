import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Holdings, type Removed, removeRows } from '../../platform/data-subjects/holdings.js';
import type { CountryCode } from '../../standards/index.js';
import type { DatedStep } from '../domain/cases/case.js';
import type { ValidationRecord } from '../domain/validation/validation-record.js';
import { AssessmentsRepository, type StoredAnswer } from './assessments.repository.js';
import { CasesRepository } from './cases/cases.repository.js';
import { ValidationsRepository } from './validations.repository.js';

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

const CASES = `case_id IN (SELECT id FROM recognition.recognition_case WHERE country = $1)`;
const OF_COUNTRY = {
  'recognition.case_alarm': `DELETE FROM recognition.case_alarm WHERE ${CASES}`,
  'recognition.case_step': `DELETE FROM recognition.case_step WHERE ${CASES}`,
  'recognition.recognition_case': `DELETE FROM recognition.recognition_case WHERE country = $1`,
};

export interface CollectedRecognition {
  readonly assessments: readonly (StoredAnswer & { readonly holdsNow: boolean })[];
  readonly cases: readonly { readonly id: string; readonly steps: readonly DatedStep[] }[];
  readonly validations: readonly ValidationRecord[];
}

@Injectable()
export class RecognitionHoldings implements Holdings {
  constructor(
    private readonly assessments: AssessmentsRepository,
    private readonly cases: CasesRepository,
    private readonly validations: ValidationsRepository,
  ) {}

  async collect(subject: string): Promise<CollectedRecognition> {
    const current = (await this.assessments.state(subject))?.current ?? [];
    const answers = await this.assessments.ofPerson(subject);
    const cases = (await this.cases.idsOf(subject)).map(async (id) => ({ id, steps: await this.cases.steps(id) }));
    return {
      assessments: answers.map((answer) => ({ ...answer, holdsNow: current.includes(answer.id) })),
      cases: await Promise.all(cases),
      validations: await this.validations.ofPerson(subject),
    };
  }

  /** Is an authority asked something about the person that it has not finished? */
  async hasOpenCase(subject: string): Promise<boolean> {
    return (await this.cases.openOf(subject)) > 0;
  }

  /** Cases of a sandbox that name nobody. */
  eraseCasesOf(tx: EntityManager, country: CountryCode): Promise<Removed> {
    return removeRows(tx, country, OF_COUNTRY);
  }

  erase(tx: EntityManager, subject: string): Promise<Removed> {
    return removeRows(tx, subject, DELETES);
  }
}
