export class StaleApproval extends Error {
  readonly code = 'stale-approval';
  constructor(readonly present: string) {
    super(`What you saw has changed since. Read it again and send its present hash, ${present}.`);
  }
}

export class AlreadyApproved extends Error {
  readonly code = 'already-approved';
  constructor(readonly party: string) {
    super(`${party} has agreed to this content already. It waits for the other parties.`);
  }
}

export class SecondHandNeeded extends Error {
  readonly code = 'second-hand-needed';
  constructor(readonly party: string) {
    super(`You have agreed for another party already. Somebody else has to agree for ${party}.`);
  }
}

export class WrongState extends Error {
  readonly code = 'wrong-state';
  constructor(
    readonly action: string,
    readonly state: string,
  ) {
    super(`"${action}" cannot be done now: ${state}.`);
  }
}

export class DraftChangedMeanwhile extends Error {
  readonly code = 'changed-meanwhile';
  constructor(readonly revision: number) {
    super(`Somebody has changed the draft since; it is at revision ${revision}. Read it again and make your change on that.`);
  }
}

export class VersionNotReady extends Error {
  readonly code = 'version-not-ready';
  constructor(readonly errors: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[]) {
    super(`The text cannot be submitted yet; ${errors.length} things are to be put right. See errors.`);
  }
}
