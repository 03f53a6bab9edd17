export class NationalStandardNotFound extends Error {
  readonly code = 'national-standard-not-found';
  constructor(readonly idOrCode: string) {
    super(`There is no national standard "${idOrCode}". GET /v1/national-standards lists those that are known.`);
  }
}

export class ValidationCentreNotFound extends Error {
  readonly code = 'validation-centre-not-found';
  constructor(readonly id: string) {
    super(`There is no validation centre ${id}. GET /v1/validation-centres lists those that are known.`);
  }
}
