import type { IscoCode, LanguageTag, OccupationUri, SkillUri } from '../../standards/index.js';

/** What ESCO classifies: occupations and skills, and the groups that hold them. Source: European Commission, ESCO. */
export const CONCEPT_KINDS = ['occupation', 'skill', 'isco-group', 'skill-group'] as const;
export type ConceptKind = (typeof CONCEPT_KINDS)[number];

/** The name to show, other names that people use, and names for searching only. Source: SKOS, as ESCO uses it. */
export type LabelKind = 'preferred' | 'alternative' | 'hidden';

export interface Label {
  readonly kind: LabelKind;
  readonly text: string;
}

/** One concept with its labels in one language, as a row of a release says it. */
export interface ConceptRow {
  readonly kind: ConceptKind;
  readonly uri: string;
  /** ISCO-08 for a group of ISCO, the dotted code of ESCO for an occupation. */
  readonly code: string | null;
  /** The unit group that an occupation stands in. */
  readonly isco: IscoCode | null;
  readonly skillType: string | null;
  readonly reuseLevel: string | null;
  /** As the release says it; anything but `released` is kept as retired. */
  readonly status: string;
  readonly language: LanguageTag;
  /** Of an occupation: what it is about, in some sentences. */
  readonly description: string | null;
  readonly labels: readonly Label[];
}

/** `essential` or `optional` to an occupation or to another skill; `broader` from a concept to what holds it. */
export const RELATION_KINDS = ['occupation-skill', 'skill-skill', 'broader'] as const;
export type RelationKind = (typeof RELATION_KINDS)[number];
export type Relation = 'essential' | 'optional' | 'broader';

export interface RelationRow {
  readonly kind: RelationKind;
  readonly subject: string;
  readonly object: string;
  readonly relation: Relation;
}

/** An occupation and the skills that it asks for. */
export interface OccupationSkills {
  readonly uri: OccupationUri;
  readonly isco: IscoCode;
  readonly essential: readonly SkillUri[];
  readonly optional: readonly SkillUri[];
}

/** Words of a concept, and the language that they are in. */
export interface ConceptLabel {
  readonly text: string;
  readonly language: string;
}
