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
