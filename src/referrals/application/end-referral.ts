import { Injectable } from '@nestjs/common';
import type { Principal } from '../../identity/index.js';
import { Consents } from '../../profiles/index.js';
import type { Heard, Referral } from '../domain/referral.js';
import { AnswersOfPerson } from './answers-of-person.js';
import { MoveReferral } from './move-referral.js';

/** The person says no, or no longer. With a withdrawal the consent is withdrawn too, so that nothing is shown from then on. */
@Injectable()
export class EndReferral {
  constructor(
    private readonly moveReferral: MoveReferral,
    private readonly answers: AnswersOfPerson,
    private readonly consents: Consents,
  ) {}

  /** @throws as `MoveReferral`, WayHeardMissing, OutOfReach */
  decline(principal: Principal, id: string, expected: number | undefined, heard: Heard): Promise<Referral> {
    return this.moveReferral.execute(principal, id, expected, async (one) => {
      await this.answers.require(principal, one, heard);
      return { kind: 'declined' };
    });
  }

  /** @throws as `decline` */
  withdraw(principal: Principal, id: string, expected: number | undefined, heard: Heard): Promise<Referral> {
    return this.moveReferral.execute(principal, id, expected, async (one, _on, tx) => {
      await this.answers.require(principal, one, heard);
      if (one.release) await this.consents.withdraw(tx, one.profileId, one.release.consentId);
      return { kind: 'withdrawn' };
    });
  }
}
