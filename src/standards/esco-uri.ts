import { StandardsError } from './standards-error.js';

/** Identifiers of the European classification of skills, competences, qualifications and occupations. Source: European Commission, ESCO. */
export type OccupationUri = string & { readonly __brand: 'OccupationUri' };
export type SkillUri = string & { readonly __brand: 'SkillUri' };

const ESCO = 'http://data.europa.eu/esco';

export class InvalidOccupationUri extends StandardsError {
  readonly code = 'invalid-occupation-uri';
}
export class InvalidSkillUri extends StandardsError {
  readonly code = 'invalid-skill-uri';
}

/** @throws InvalidOccupationUri */
export function parseOccupationUri(value: unknown): OccupationUri {
  if (typeof value === 'string' && /^http:\/\/data\.europa\.eu\/esco\/occupation\/[\w.-]{1,64}$/.test(value)) return value as OccupationUri;
  throw new InvalidOccupationUri(
    value,
    `is not an occupation of ESCO; write its URI, ${ESCO}/occupation/…, as /v1/occupations?q= gives it.`,
  );
}

/** @throws InvalidSkillUri */
export function parseSkillUri(value: unknown): SkillUri {
  if (typeof value === 'string' && /^http:\/\/data\.europa\.eu\/esco\/skill\/[\w.-]{1,64}$/.test(value)) return value as SkillUri;
  throw new InvalidSkillUri(value, `is not a skill of ESCO; write its URI, ${ESCO}/skill/…, as /v1/skills?q= gives it.`);
}
