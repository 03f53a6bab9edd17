import { type IscoCode, parseIscoGroup, UnknownIscoGroup } from './isco-group.js';
import { StandardsError } from './standards-error.js';

/**
 * Identifiers of the European classification of skills, competences, qualifications and occupations. Source: European Commission, ESCO.
 * They are identifiers, not addresses: always `http:`, though the pages they lead to are served by `https:`.
 */
/** `http://data.europa.eu/esco/occupation/<UUID>` */
export type OccupationUri = string & { readonly __brand: 'OccupationUri' };
/** `http://data.europa.eu/esco/skill/<UUID>`, or a code for a group of skills, such as `S1.2` */
export type SkillUri = string & { readonly __brand: 'SkillUri' };
/** `http://data.europa.eu/esco/isco/C<ISCO-08 code>` */
export type IscoGroupUri = string & { readonly __brand: 'IscoGroupUri' };

const ESCO = 'http://data.europa.eu/esco';
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const OCCUPATION = new RegExp(`^${ESCO.replaceAll('.', '\\.')}/occupation/${UUID}$`);
const SKILL = new RegExp(`^${ESCO.replaceAll('.', '\\.')}/skill/(${UUID}|[A-Z]\\d{0,2}(\\.\\d{1,3}){0,4})$`);

export class InvalidOccupationUri extends StandardsError {
  readonly code = 'invalid-occupation-uri';
}
export class InvalidSkillUri extends StandardsError {
  readonly code = 'invalid-skill-uri';
}
export class InvalidIscoGroupUri extends StandardsError {
  readonly code = 'invalid-isco-group-uri';
}

/** @throws InvalidOccupationUri; says the form only, not that ESCO holds it */
export function parseOccupationUri(value: unknown): OccupationUri {
  if (typeof value === 'string' && OCCUPATION.test(value)) return value as OccupationUri;
  throw new InvalidOccupationUri(value, `is not an occupation of ESCO; ${suggestion(value, OCCUPATION, 'occupation')}.`);
}

/** @throws InvalidSkillUri; says the form only, not that ESCO holds it */
export function parseSkillUri(value: unknown): SkillUri {
  if (typeof value === 'string' && SKILL.test(value)) return value as SkillUri;
  throw new InvalidSkillUri(value, `is not a skill of ESCO; ${suggestion(value, SKILL, 'skill')}.`);
}

/** @throws InvalidIscoGroupUri unless it names a group of ISCO-08 */
export function parseIscoGroupUri(value: unknown): IscoGroupUri {
  const [, digits] = /^http:\/\/data\.europa\.eu\/esco\/isco\/C(\d{1,4})$/.exec(typeof value === 'string' ? value : '') ?? [];
  try {
    parseIscoGroup(digits);
    return value as IscoGroupUri;
  } catch (error) {
    if (!(error instanceof UnknownIscoGroup)) throw error;
    throw new InvalidIscoGroupUri(
      value,
      `is not a group of ISCO-08 in ESCO; write ${ESCO}/isco/C and its digits, such as ${ESCO}/isco/C5322.`,
    );
  }
}

export function iscoOfUri(uri: IscoGroupUri): IscoCode {
  return parseIscoGroup(uri.slice(`${ESCO}/isco/C`.length));
}

function suggestion(value: unknown, form: RegExp, kind: 'occupation' | 'skill'): string {
  const given = typeof value === 'string' ? value.slice(0, 200).trim() : '';
  const near = [given.replace(/^https:/, 'http:'), `${ESCO}/${kind}/${given}`].find((one) => form.test(one));
  if (near) return `write ${near}`;
  const other = kind === 'skill' ? OCCUPATION.test(given) && 'an occupation' : SKILL.test(given) && 'a skill';
  return `${other ? `it is ${other}; ` : ''}write its URI, ${ESCO}/${kind}/ and its identifier`;
}
