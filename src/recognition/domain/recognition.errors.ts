export class AssessmentNotFound extends Error {
  readonly code = 'assessment-not-found';
  constructor(readonly id: string) {
    super(`There is no assessment ${id} of this person. GET /v1/profiles/{id}/assessments lists those that hold.`);
  }
}
