import { Injectable } from '@nestjs/common';
import { today } from '../../../platform/clock.js';
import { LettersToPeople } from '../../../profiles/index.js';
import { CasesRepository } from '../../storage/cases/cases.repository.js';
import { ALARMS, type Alarm, NearLimitRepository } from '../../storage/cases/near-limit.repository.js';

/**
 * Tells an applicant who agreed to letters that the day of a decision comes near, or has passed, as long as the case waits for it.
 * Safe to run twice: of one day there is one letter.
 */
@Injectable()
export class WriteOfLimit {
  constructor(
    private readonly cases: CasesRepository,
    private readonly nearLimit: NearLimitRepository,
    private readonly letters: LettersToPeople,
  ) {}

  async execute(kind: Alarm, caseId: string, decideBy: string): Promise<void> {
    if (kind === 'near-limit' && decideBy < today()) return;
    const profileId = (await this.nearLimit.waitsFor(caseId, decideBy))?.profileId;
    if (!profileId) return;
    const key = `${keyBegin(kind, caseId)}${decideBy}`;
    await this.letters.post(profileId, { key, text: `letter.case.${kind}`, day: decideBy, page: '/account' });
  }

  /** The case waits no longer: letters that could not be sent yet are not sent. */
  async takeBack(caseId: string): Promise<void> {
    const profileId = (await this.cases.whose(caseId))?.profileId;
    if (!profileId) return;
    for (const kind of ALARMS) await this.letters.takeBack(profileId, keyBegin(kind, caseId));
  }
}

function keyBegin(kind: Alarm, caseId: string): string {
  return `case-${kind}/${caseId}/`;
}
