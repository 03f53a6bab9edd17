export class VacancyNotFound extends Error {
  readonly code = 'vacancy-not-found';
  constructor(readonly id: string) {
    super(`There is no vacancy ${id}. GET /v1/vacancies lists those that are known.`);
  }
}

export class VacancyChangedMeanwhile extends Error {
  readonly code = 'changed-meanwhile';
  constructor(readonly id: string) {
    super(`Vacancy ${id} has changed since you read it. Read it again, and send the change with the new ETag in If-Match.`);
  }
}

export class RegionOutsideCountry extends Error {
  readonly code = 'region-outside-country';
  constructor(
    readonly region: string,
    readonly country: string,
  ) {
    super(`Region ${region} does not lie in ${country}. Give a region of ISO 3166-2 that begins with ${country}-.`);
  }
}

export class UnreadableFeed extends Error {
  readonly code = 'unreadable-feed';
}

export class UnknownVacancyStatus extends Error {
  readonly code = 'unknown-vacancy-status';
  constructor(given: unknown) {
    super(`"${given}" is no status of a vacancy. Write open or closed.`);
  }
}

export class NothingToCode extends Error {
  readonly code = 'nothing-to-code';
  constructor() {
    super('There is neither a title nor a text to read. Send at least one of them, for example {"title":"electrician"}.');
  }
}
