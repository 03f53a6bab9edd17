import type { FieldErrorLike } from './agreement-form.js';

export class AgreementNotFound extends Error {
  readonly code = 'agreement-not-found';
  constructor(readonly id: string) {
    super(`There is no agreement "${id}". GET /v1/agreements lists those that are known.`);
  }
}

export class AgreementVersionNotFound extends Error {
  readonly code = 'agreement-version-not-found';
  constructor(
    readonly id: string,
    readonly number: number,
  ) {
    super(`Agreement "${id}" has no version ${number}. GET /v1/agreements/${id}/versions lists its versions.`);
  }
}

export class AgreementVersionIsImmutable extends Error {
  readonly code = 'agreement-version-is-immutable';
  constructor(
    readonly slug: string,
    readonly number: number,
  ) {
    super(`Version ${number} of "${slug}" has been submitted and differs from what was sent. Send the change as version ${number + 1}.`);
  }
}

export class InvalidAgreement extends Error {
  readonly code = 'invalid-agreement';
  constructor(readonly errors: readonly FieldErrorLike[]) {
    super(
      `The agreement does not fit at ${errors.map(({ pointer }) => pointer || '/').join(', ')}. See errors, and GET /v1/agreements/schema.json.`,
    );
  }
}
