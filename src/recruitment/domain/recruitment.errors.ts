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
    super('Nothing in this vacancy speaks of a fee, so there is nothing to decide. GET /v1/fee-reviews lists what waits.');
  }
}
