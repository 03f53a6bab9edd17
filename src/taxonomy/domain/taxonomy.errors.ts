import type { LanguageTag, OccupationUri, SkillUri } from '../../standards/index.js';

/** A reference to an occupation that this installation does not hold. */
export class UnknownOccupation extends Error {
  readonly code = 'unknown-occupation';
  constructor(readonly uri: OccupationUri) {
    super(`Occupation ${uri} is not held here. Look it up with /v1/occupations?q=, or import the ESCO release that has it.`);
  }
}

/** A reference to a skill that this installation does not hold. */
export class UnknownSkill extends Error {
  readonly code = 'unknown-skill';
  constructor(readonly uri: SkillUri) {
    super(`Skill ${uri} is not held here. Look it up with /v1/skills?q=, or import the ESCO release that has it.`);
  }
}

export class OccupationNotFound extends Error {
  readonly code = 'occupation-not-found';
  constructor(readonly uri: OccupationUri) {
    super(`There is no occupation ${uri}. Look it up with /v1/occupations?q=.`);
  }
}

export class SkillNotFound extends Error {
  readonly code = 'skill-not-found';
  constructor(readonly uri: SkillUri) {
    super(`There is no skill ${uri}. Look it up with /v1/skills?q=.`);
  }
}

/** One file of a release cannot be taken as it is; nothing of the release was kept. */
export class EscoFileUnreadable extends Error {
  readonly code = 'esco-file-unreadable';
  /** @param line where the row ends, counted from 1 as an editor does @param column name in the header */
  constructor(
    readonly file: string,
    readonly reason: string,
    readonly line?: number,
    readonly column?: string,
  ) {
    super(`${[file, line && `line ${line}`, column && `column "${column}"`].filter(Boolean).join(', ')}: ${reason} Nothing was changed.`);
  }
}

export class EscoFilesMissing extends Error {
  readonly code = 'esco-files-missing';
  constructor(
    readonly place: string,
    readonly missing: readonly string[],
  ) {
    super(
      `${place} has no ${missing.map((name) => `${name}_<language>.csv`).join(', no ')} (nor .csv.gz, nor within a zip). ` +
        'Name the directory or the zip of an ESCO download of type "classification", format CSV. Nothing was changed.',
    );
  }
}

export class EscoImportRunning extends Error {
  readonly code = 'esco-import-running';
  constructor() {
    super('Another import of ESCO is running on this database. Wait for it to end, then import again. Nothing was changed.');
  }
}

/** Titles and texts are read in the languages that have names here. */
export class CodingLanguageNotHeld extends Error {
  readonly code = 'coding-language-not-held';
  constructor(
    readonly language: LanguageTag,
    readonly held: readonly string[],
  ) {
    super(
      `There are no names of occupations in "${language}" here. Write one of ${held.join(', ')}, or leave the language out to read in all.`,
    );
  }
}
