export class ProfileNotFound extends Error {
  readonly code = 'profile-not-found';
  constructor(readonly id: string) {
    super(`There is no profile ${id}. It was never there, or it has been erased.`);
  }
}

export class ProfilePartNotFound extends Error {
  readonly code = 'profile-part-not-found';
  constructor(readonly id: string) {
    super(`This profile has no entry ${id}. Read the list again.`);
  }
}

export class ProfileChangedMeanwhile extends Error {
  readonly code = 'changed-meanwhile';
  constructor(
    readonly id: string,
    readonly revision: number,
  ) {
    super(`Profile ${id} is at revision ${revision} by now. Read it again, and send the change with the new ETag in If-Match.`);
  }
}

export class HasACaseworker extends Error {
  readonly code = 'has-a-caseworker';
  constructor(id: string) {
    super(
      `Somebody looks after ${id} already. Ask that the person is handed back (DELETE /v1/profiles/${id}/caseworker), then take them on.`,
    );
  }
}

/** Nobody goes from a sandbox to a country, nor the other way. */
export class SandboxIsApart extends Error {
  readonly code = 'sandbox-is-apart';
  constructor(from: string, to: string) {
    super(`Nobody is moved from ${from} to ${to}: what is in a sandbox stays there. Register the person where they want to go.`);
  }
}

export class DestinationIsThePersons extends Error {
  readonly code = 'destination-is-the-persons';
  constructor(country: string) {
    super(
      `Only the person moves their file to another country. Record their consent first: purpose "change-destination", recipient "${country}".`,
    );
  }
}
