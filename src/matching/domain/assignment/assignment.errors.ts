import type { RefusedDecision } from './late-acceptance.js';

export class AssignmentNotFound extends Error {
  readonly code = 'assignment-not-found';
  constructor(readonly id: string) {
    super(`There is no assignment ${id}. POST /v1/assignments proposes one.`);
  }
}

export class AssignmentChangedMeanwhile extends Error {
  readonly code = 'changed-meanwhile';
  constructor(readonly id: string) {
    super(`Assignment ${id} has changed since you read it. Read it again, and send the change with the new ETag in If-Match.`);
  }
}

/** Not one of the decisions could be taken; the assignment is as it was. */
export class PlacementsRefused extends Error {
  readonly code = 'placements-refused';
  readonly errors: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
  /** @param refused in the order in which they were asked for */
  constructor(refused: readonly RefusedDecision[]) {
    super(`None of the ${refused.length} decisions could be taken, and nothing has changed. See errors for what has happened to each.`);
    this.errors = refused.map(({ code, detail }, at) => ({ pointer: `/decisions/${at}/profileId`, code, detail }));
  }
}
