/** The cookie or the code leads to nothing: erased, expired or never there. */
export class DraftEnded extends Error {
  readonly code = 'draft-ended';
  constructor() {
    super('These answers are no longer kept. Begin again at /self-assessment; what you have just sent is not lost.');
  }
}

export class TooManyCodes extends Error {
  readonly code = 'too-many-codes';
  constructor(readonly retryAfter: number) {
    super(`Too many wrong codes came from this network. A right code is still taken; try again in ${retryAfter} seconds.`);
  }
}
