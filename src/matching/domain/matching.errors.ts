/** The index moved on while a list was computed; it has to be computed again. */
export class ListOvertaken extends Error {
  readonly code = 'match-list-overtaken';
  constructor(readonly profileIds: readonly string[]) {
    super(
      `${profileIds.length} match lists were overtaken while they were computed, first that of ${profileIds[0]}. They are computed again.`,
    );
  }
}

/** Another worker took the country over meanwhile; what this one computed is not written. */
export class LeaseLost extends Error {
  readonly code = 'match-lease-lost';
  constructor(
    readonly country: string,
    readonly token: number,
  ) {
    super(
      `Lease ${token} on the match lists of ${country} has ended: another worker holds a later one and goes on. The job is tried again.`,
    );
  }
}

/** Nobody has asked before; the count is on its way. */
export class UnlocksNotCounted extends Error {
  readonly code = 'unlocks-not-counted';
  constructor(readonly country: string) {
    super(
      `The steps of people who look towards ${country} have not been counted yet. The count has been ordered; ask again in a few minutes.`,
    );
  }
}

export class NotADemonstrationPerson extends Error {
  readonly code = 'person-page-not-found';
  constructor(readonly profileId: string) {
    super(
      `There is no page for profile ${profileId}. Pages show demonstration people only; read others through /v1/profiles/{id}/matches.`,
    );
  }
}
