import { Injectable } from '@nestjs/common';
import type { Principal } from '../../identity/index.js';
import { Consents, type WordingLanguage } from '../../profiles/index.js';
import { addDays, type IsoDate } from '../../standards/index.js';
import { stepsFrom } from '../domain/apply-step.js';
import { ReferralInWrongState, ReleaseOutOfRange } from '../domain/referral.errors.js';
import type { Heard, Referral } from '../domain/referral.js';
import { LONGEST_RELEASE_DAYS } from '../domain/release.js';
import { type ReleaseField } from '../domain/release-field.js';
import { inWords } from '../domain/release-words.js';
import { AnswersOfPerson } from './answers-of-person.js';
import { type Command, MoveReferral } from './move-referral.js';
import { Recipients } from './recipients.js';

export interface Agreement {
  readonly fields: readonly ReleaseField[];
  /** The last day on which it may be seen. */
  readonly until: IsoDate;
  readonly language: WordingLanguage;
  readonly heard: Heard;
  /** How the recipient may reach the person; kept sealed. */
  readonly contact?: string;
}

/** The person agrees: the consent, with its words, and the step come together or not at all. */
@Injectable()
export class AgreeToReferral {
  constructor(
    private readonly moveReferral: MoveReferral,
    private readonly answers: AnswersOfPerson,
    private readonly recipients: Recipients,
    private readonly consents: Consents,
  ) {}

  /** @throws as `MoveReferral`, WayHeardMissing, ReleaseOutOfRange, OutOfReach */
  async execute(principal: Principal, id: string, expected: number | undefined, given: Agreement): Promise<Referral> {
    return this.moveReferral.execute(principal, id, expected, this.agreed(principal, given));
  }

  private agreed(principal: Principal, { fields, until, language, heard, contact }: Agreement): Command {
    return async (one, on, tx) => {
      await this.answers.require(principal, one, heard);
      if (!stepsFrom(one).includes('agreed')) throw new ReferralInWrongState('agreed', one.state, stepsFrom(one));
      const last = addDays(on, LONGEST_RELEASE_DAYS);
      if (until < on || until > last) throw new ReleaseOutOfRange('until', on, last);
      const recipient = await this.recipients.nameOf(one.to);
      const asked = { recipient, what: inWords(fields, language), language, until };
      const { id: consentId } = await this.consents.giveRelease(tx, one.profileId, asked);
      return { kind: 'agreed', release: { consentId, fields, until }, heard, ...(contact && { contact }) };
    };
  }
}
