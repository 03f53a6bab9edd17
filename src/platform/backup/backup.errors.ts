/** Base of none: each says what happened, to what, and what to do next. */
export class BackupNotWritten extends Error {
  readonly code = 'backup-not-written';
}

export class ArchiveUnreadable extends Error {
  readonly code = 'archive-unreadable';
  constructor(file: string, what: string) {
    super(`${file} cannot be restored: ${what} Nothing was restored. Take another backup, or another copy of this one.`);
  }
}

export class ArchiveOfNewerRelease extends Error {
  readonly code = 'archive-of-newer-release';
  constructor(file: string, release: string, migration: string, own: string) {
    super(
      `${file} was written by release ${release}, whose schema this release (${own}) does not know (${migration}). Restore it with release ${release} or a later one.`,
    );
  }
}

export class DatabaseNotEmpty extends Error {
  readonly code = 'database-not-empty';
  constructor(database: string, table: string) {
    super(
      `The database "${database}" is not empty (it holds ${table}). A backup is restored into an empty one only: make one (CREATE DATABASE …) and name it in ` +
        'DATABASE_URL, or in a trial begin anew with "npm run reset".',
    );
  }
}

export class KeysDoNotOpen extends Error {
  readonly code = 'keys-do-not-open';
}
