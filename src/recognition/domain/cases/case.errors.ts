import type { CaseState } from './case.js';
import type { FieldFault } from './decision.js';

export class RecognitionCaseNotFound extends Error {
  readonly code = 'recognition-case-not-found';
  constructor(readonly id: string) {
    super(`There is no recognition case ${id}. GET /v1/recognition-cases lists those of a country.`);
  }
}

export class CaseInWrongState extends Error {
  readonly code = 'case-in-wrong-state';
  constructor(
    readonly action: string,
    readonly state: CaseState,
    hint: string,
  ) {
    super(`The case is ${state}, so this cannot be done: ${action}. ${hint}`);
  }
}

export class CaseChangedMeanwhile extends Error {
  readonly code = 'changed-meanwhile';
  constructor(
    readonly id: string,
    readonly revision: number,
  ) {
    super(`Somebody has changed case ${id} since; it is at revision ${revision}. Read it again and make your change on that.`);
  }
}

export class DecisionIncomplete extends Error {
  readonly code = 'decision-incomplete';
  constructor(readonly errors: readonly FieldFault[]) {
    super(`The decision lacks what the applicant is owed at ${errors.map(({ pointer }) => pointer).join(', ')}. See errors.`);
  }
}

export class SameHandOnAppeal extends Error {
  readonly code = 'same-hand-on-appeal';
  constructor() {
    super('Whoever took the decision does not decide on the appeal against it. Somebody else of the authority has to.');
  }
}

export class ConsentMissing extends Error {
  readonly code = 'consent-missing';
  constructor(readonly purpose: string) {
    super(`The person's record holds no consent to "${purpose}". Record it first: POST /v1/profiles/{id}/consents.`);
  }
}
