/** What a change of one kind of thing came to. Units: concepts, labels, descriptions or relations. */
export interface Tally {
  readonly added: number;
  readonly changed: number;
  /** No longer in the release: kept and marked (labels and descriptions: taken away). */
  readonly retired: number;
  /** Once retired, in the release again. */
  readonly returned: number;
}

/** One relation row that names a concept which the release does not have. */
export interface DanglingRow {
  readonly file: string;
  /** Counted from 1 as an editor does. */
  readonly line: number;
  readonly subject: string;
  readonly object: string;
  readonly missing: readonly string[];
}

/** Exact account of one import. `read` and `inRelease` count what the files hold, `tallies` what that changed here. */
export interface ImportReport {
  readonly id: string;
  readonly release: string;
  readonly files: readonly { readonly file: string; readonly rows: number }[];
  /** CSV files of the directory that this service has no use for, or that say again what another said. */
  readonly passedOver: readonly string[];
  readonly inRelease: {
    readonly occupations: number;
    readonly skills: number;
    readonly groups: number;
    readonly labels: number;
    /** Rows of occupationSkillRelations, dangling ones too. */
    readonly occupationSkillRelations: number;
  };
  /** Of occupationSkillRelations alone; `dangling` in all files. */
  readonly danglingOccupationSkillRelations: number;
  readonly dangling: number;
  /** Rows that say again what an earlier row said. */
  readonly repeated: number;
  readonly tallies: Readonly<Record<'concepts' | 'labels' | 'descriptions' | 'occupationSkill' | 'skillSkill' | 'broader', Tally>>;
  /** The state of the taxonomy that this left. */
  readonly revision: number;
}

export interface ImportProgress {
  readonly stage: 'reading' | 'merging';
  readonly file?: string;
  /** Bytes as they lie on disk. */
  readonly done: number;
  readonly total: number;
}
