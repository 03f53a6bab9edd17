export class ReviewNotFound extends Error {
  readonly code = 'review-not-found';
  constructor(readonly id: string) {
    super(`There is no review ${id}.`);
  }
}

export class ReviewSubjectMissing extends Error {
  readonly code = 'review-subject-missing';
  constructor(kind: 'assessment' | 'match') {
    super(`Say which ${kind === 'assessment' ? 'assessment (its id)' : 'match (the id of the vacancy)'} is to be looked at, in aboutId.`);
  }
}

export class ReviewAlreadyWaiting extends Error {
  readonly code = 'review-already-waiting';
  constructor(readonly id: string) {
    super(`Review ${id} about the same thing waits for its answer. Read it, or ask about something else.`);
  }
}

export class AdviceChangedMeanwhile extends Error {
  readonly code = 'advice-changed-meanwhile';
  constructor() {
    super('What was advised has changed since the digest that was sent. Read it again, and ask about what is there now.');
  }
}

export class ReviewChangedMeanwhile extends Error {
  readonly code = 'changed-meanwhile';
  constructor(
    readonly id: string,
    readonly revision: number,
  ) {
    super(`Somebody has answered review ${id} since; it is at revision ${revision}. Read it again.`);
  }
}

export class ReviewAlreadyAnswered extends Error {
  readonly code = 'review-already-answered';
  constructor(readonly id: string) {
    super(`Review ${id} has been answered. The person may ask again.`);
  }
}

export class AuthorityMissing extends Error {
  readonly code = 'authority-missing';
  constructor() {
    super('Name the authority to which it is referred, in authority; and only then.');
  }
}
