import { HELD_WORDS, type HeldBecause } from './held.js';
import type { ReferralState, StepKind } from './referral.js';

export class ReferralNotFound extends Error {
  readonly code = 'referral-not-found';
  constructor(readonly id: string) {
    super(`There is no referral ${id}. GET /v1/referrals lists those in your reach.`);
  }
}

export class ReferralInWrongState extends Error {
  readonly code = 'referral-in-wrong-state';
  constructor(
    readonly step: StepKind,
    readonly state: ReferralState,
    readonly open: readonly StepKind[],
  ) {
    super(
      `The referral is ${state}, so it cannot be ${step}. ${open.length ? `What can follow: ${open.join(', ')}.` : 'It is over; propose a new one.'}`,
    );
  }
}

export class AnotherRecipient extends Error {
  readonly code = 'another-recipient';
  constructor(step: StepKind, recipient: string) {
    super(`A referral to a recipient of kind ${recipient} is never ${step}. GET /v1/referrals/{id} lists under nextSteps what can follow.`);
  }
}

export class ReferralChangedMeanwhile extends Error {
  readonly code = 'changed-meanwhile';
  constructor(
    readonly id: string,
    readonly revision: number,
  ) {
    super(`Somebody has changed referral ${id} since; it is at revision ${revision}. Read it again and make your change on that.`);
  }
}

export class AlreadyReferred extends Error {
  readonly code = 'already-referred';
  constructor() {
    super('This person is referred to this recipient already, and it is not over. Go on with that referral, or withdraw it first.');
  }
}

export class VacancyNotReferable extends Error {
  readonly code = 'vacancy-not-referable';
  constructor(because: 'closed' | 'elsewhere') {
    super(
      because === 'closed'
        ? 'The vacancy is closed. Choose another of GET /v1/profiles/{id}/matches.'
        : 'The vacancy is not in the country where the person looks for work. Change their destination first, if that is what they want.',
    );
  }
}

export class RecruitmentHeld extends Error {
  readonly code = 'recruitment-held';
  readonly errors: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
  constructor(readonly reasons: readonly HeldBecause[]) {
    super(
      `This stands against it: ${reasons.join(', ')}. Clear it; or send "override" with why it should go on, and somebody else of the desk decides. The person may always apply by themselves.`,
    );
    this.errors = reasons.map((code) => ({ pointer: '/vacancyId', code, detail: HELD_WORDS[code] }));
  }
}

export class NamedPersonRequired extends Error {
  readonly code = 'named-person-required';
  constructor() {
    super('An override is asked for by somebody in their own name, not by the installation. Sign in, or send your own token.');
  }
}

export class SecondPersonRequired extends Error {
  readonly code = 'second-person-required';
  constructor() {
    super('Whoever asked for the override does not decide on it. Somebody else of the desk has to.');
  }
}

export class NotLooking extends Error {
  readonly code = 'not-looking';
  constructor() {
    super(
      'The person does not look for work at present, so nobody is proposed. They say when they look again: POST /v1/profiles/{id}/looking.',
    );
  }
}

export class ReleaseOutOfRange extends Error {
  readonly code = 'release-out-of-range';
  constructor(
    what: 'until' | 'answerBy',
    readonly first: string,
    readonly last: string,
  ) {
    super(`${what} must be a day from ${first} to ${last}.`);
  }
}

export class WayHeardMissing extends Error {
  readonly code = 'way-heard-missing';
  constructor() {
    super('You answer for somebody else: say how you heard it (on-paper, in-person, by-telephone). Their own answer is by-themselves.');
  }
}

export class ReasonInWordsMissing extends Error {
  readonly code = 'reason-in-words-missing';
  constructor() {
    super('The reason is "other": say in words why, so that the person can be told.');
  }
}

export class NotTheirFile extends Error {
  readonly code = 'not-their-file';
  constructor() {
    super('There is no such file of this person for what they were referred to. Look at their validations and recognition cases.');
  }
}
