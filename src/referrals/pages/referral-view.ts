import { Injectable } from '@nestjs/common';
import { now } from '../../platform/clock.js';
import { legalDay } from '../../standards/index.js';
import { Recipients } from '../application/recipients.js';
import { Referrals } from '../application/referrals.js';
import { stepsFrom } from '../domain/apply-step.js';
import { FINAL_STATES, type Referral } from '../domain/referral.js';
import { RELEASE_FIELDS } from '../domain/release-field.js';
import { actionsFor } from '../http/actions.js';

/** A referral as pages show it: codes with the names of who it is about. */
@Injectable()
export class ReferralView {
  constructor(
    private readonly recipients: Recipients,
    private readonly referrals: Referrals,
  ) {}

  async row(one: Referral) {
    const { id, state, dueOn, answerBy, country } = one;
    const recipient = await this.recipients.titleOf(one.to);
    const isLate = dueOn !== null && dueOn < legalDay(country, now());
    return { id, state, dueOn, answerBy, isLate, isOver: FINAL_STATES.includes(state), kind: one.to.kind, ...recipient };
  }

  rows(all: readonly Referral[]) {
    return Promise.all(all.map((one) => this.row(one)));
  }

  async whole(one: Referral) {
    const steps = await this.referrals.stepsOf(one.id);
    const { revision, release, outcome, hold, demonstration, profileId } = one;
    return {
      ...(await this.row(one)),
      ...{ revision, release, outcome, demonstration, profileId, heldBecause: hold?.reasons ?? [], fields: RELEASE_FIELDS },
      actions: actionsFor(stepsFrom(one)),
      shown: await this.referrals.timesShown(one.id),
      ...(await this.recipients.supportsOf(one.to)),
      steps: steps.map(({ step, on, actor }) => ({ ...step, happenedOn: on, by: actor?.name })),
    };
  }
}
