/** None of this person's, erased, or never there. */
export class PassportNotFound extends Error {
  readonly code = 'passport-not-found';
  constructor() {
    super('There is no such passport here. It may have been erased with the answers that it was made of; a new one can be made.');
  }
}

export class TooManyPassports extends Error {
  readonly code = 'too-many-passports';
  constructor(readonly most: number) {
    super(`${most} of these are kept at once. Take one back, or wait until one has ended.`);
  }
}

/** The link leads to nothing: it has ended, was taken back, was opened too often or was not copied whole. Which of these, nobody is told. */
export class ShareOver extends Error {
  readonly code = 'share-over';
  constructor() {
    super('This link opens nothing any more. It has ended, or the person has taken it back. Ask the person for a new one.');
  }
}
