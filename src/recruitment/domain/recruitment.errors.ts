export class LicenceNotFound extends Error {
  readonly code = 'licence-not-found';
  constructor(readonly id: string) {
    super(`There is no licence ${id}. GET /v1/agency-licences lists those that are recorded.`);
  }
}

export class LicenceAlreadyRecorded extends Error {
  readonly code = 'licence-already-recorded';
  constructor() {
    super('A licence of this country with this number from this day is recorded already. End that one, or give another first day.');
  }
}

export class LicenceEndsBeforeItBegins extends Error {
  readonly code = 'licence-ends-before-it-begins';
  constructor(readonly from: string) {
    super(`The licence begins on ${from}; its last day cannot be earlier.`);
  }
}

export class NoFeeWords extends Error {
  readonly code = 'no-fee-words';
  constructor() {
    super(
      'Nothing in this vacancy speaks of a fee in words that we know, and nobody has reported one. If the worker would pay all the same, send the verdict "fee" with ' +
        '`words`: what the fee is called. GET /v1/fee-reviews lists what waits.',
    );
  }
}

/** Words were sent with the verdict that there is no fee. */
export class WordsOfNoFee extends Error {
  readonly code = 'words-of-no-fee';
  constructor() {
    super('`words` are what a fee is called: send them with the verdict "fee", or leave them out.');
  }
}

export class AnotherPersonRequired extends Error {
  readonly code = 'another-person-required';
  constructor() {
    super(
      'You reported this fee yourself. Somebody else of the desk has to say that the worker pays nothing; until then nobody is referred.',
    );
  }
}
