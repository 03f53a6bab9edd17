export class ValidationNotFound extends Error {
  readonly code = 'validation-not-found';
  constructor(readonly id: string) {
    super(`This profile has no validation ${id}. GET /v1/profiles/{id}/validations lists those that were opened.`);
  }
}

export class UnitNotFound extends Error {
  readonly code = 'unit-not-found';
  constructor(
    readonly standard: string,
    readonly unit: string,
  ) {
    super(`The national standard ${standard} has no unit "${unit}". GET /v1/national-standards/${standard} lists its units.`);
  }
}

export class ValidationAlreadyAwarded extends Error {
  readonly code = 'validation-already-awarded';
  constructor(readonly id: string) {
    super(`Validation ${id} ended with its certificate, which stays as it is. Open a new one for the units that are left.`);
  }
}

export class AssessmentMissing extends Error {
  readonly code = 'assessment-missing';
  constructor(readonly id: string) {
    super(`No unit of validation ${id} was assessed and certified, and nothing is certified without assessment. Record a result first.`);
  }
}

export class ReasonMissing extends Error {
  readonly code = 'reason-missing';
  constructor(readonly unit: string) {
    super(`Say in "reason" what ${unit} still needs: whoever is not yet certified is owed it.`);
  }
}

export class ValidationDateImpossible extends Error {
  readonly code = 'validation-date-impossible';
  constructor(
    readonly from: string,
    readonly to: string,
  ) {
    super(`This can only have happened from ${from}, the step before it, to ${to}, today. Send a day between the two.`);
  }
}

export class StandardNotInForce extends Error {
  readonly code = 'standard-not-in-force';
  constructor(
    readonly standard: string,
    readonly on: string,
  ) {
    super(`The national standard ${standard} does not hold on ${on}. Choose one that does from GET /v1/national-standards.`);
  }
}

export class CentreNotCompetent extends Error {
  readonly code = 'centre-not-competent';
  constructor(
    readonly centre: string,
    readonly standard: string,
  ) {
    super(`The centre ${centre} does not validate ${standard} today. GET /v1/validation-centres?standard=${standard} lists those that do.`);
  }
}
