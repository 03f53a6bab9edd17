/** The state that an import left is no longer the one that is there. */
export class ChangedSinceImport extends Error {
  readonly code = 'changed-since-import';
  constructor(
    readonly all: number,
    readonly references: readonly string[],
  ) {
    const more = all > references.length ? ` and ${all - references.length} more` : '';
    super(
      `${all} of its vacancies have been changed by somebody else since: ${references.join(', ')}${more}. Taking the import back would undo that too. ` +
        'Nothing was taken back; send what is right for each vacancy instead.',
    );
  }
}

export class LaterImportStands extends Error {
  readonly code = 'later-import-stands';
  constructor(
    readonly later: string,
    action: string,
  ) {
    super(
      `Import ${later} of the same source came later and rests on this one, so that this one cannot ${action === 'resume' ? 'go on' : 'be taken back'}. ` +
        `Roll ${later} back first (POST /v1/imports/${later}/transitions with {"action":"roll-back"}), or leave this one as it is.`,
    );
  }
}

/** Until all of it has been taken back nobody says anything else of what is still to come. */
export class ImportBeingTakenBack extends Error {
  readonly code = 'import-being-taken-back';
  constructor(readonly operationId: string) {
    super(
      `Import ${operationId} is being taken back, and this is part of it. Send it again when GET /v1/operations/${operationId} says "rolled-back".`,
    );
  }
}

export class NoSuchImport extends Error {
  readonly code = 'import-not-found';
  constructor(id: string) {
    super(`Operation ${id} is no import of vacancies. Take the id from the Location header of the answer that began the import.`);
  }
}
