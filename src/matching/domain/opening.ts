import type { SkillUri } from '../../standards/index.js';
import type { Vacancy } from '../../vacancies/index.js';
import type { OccupationKey } from './candidate.js';
import { WEIGHTS } from './weights.js';

/** What matching reads of a vacancy. Pay, employer and words are shown and never ranked by. */
export type Opening = Pick<
  Vacancy,
  | 'id'
  | 'country'
  | 'region'
  | 'place'
  | 'remote'
  | 'languages'
  | 'iscedLevel'
  | 'recognitionRequired'
  | 'regulated'
  | 'contract'
  | 'hoursPerWeek'
  | 'startsOn'
  | 'expiresOn'
  | 'status'
> & { readonly occupation: OccupationKey; readonly skills: readonly AskedSkill[] };

/** A skill that a vacancy asks for, with the points that it bears when shown by the strongest evidence. */
export interface AskedSkill {
  readonly skill: SkillUri;
  readonly kind: 'essential' | 'optional';
  readonly points: number;
}

export function openingOf(vacancy: Vacancy): Opening {
  const { id, country, region, place, remote, languages, iscedLevel, recognitionRequired, regulated } = vacancy;
  const { contract, hoursPerWeek, startsOn, expiresOn } = vacancy;
  const status = vacancy.duplicateOf ? 'closed' : vacancy.status;
  const occupation = { isco: vacancy.occupation, ...(vacancy.occupationUri && { uri: vacancy.occupationUri }) };
  return {
    ...{ id, country, region, place, remote, languages, iscedLevel, recognitionRequired, regulated },
    ...{ contract, hoursPerWeek, startsOn, expiresOn, status },
    occupation,
    skills: askedSkills(vacancy.essentialSkills, vacancy.optionalSkills),
  };
}

/** Each skill once; one that is named both ways is essential. */
export function askedSkills(essential: readonly SkillUri[], optional: readonly SkillUri[]): readonly AskedSkill[] {
  const must = [...new Set(essential)].sort();
  const may = [...new Set(optional)].filter((skill) => !must.includes(skill)).sort();
  const forEssential = WEIGHTS.essentialSkills + (may.length ? 0 : WEIGHTS.optionalSkills);
  return [
    ...must.map((skill, at) => ({ skill, kind: 'essential' as const, points: shareOf(forEssential, must.length, at) })),
    ...may.map((skill, at) => ({ skill, kind: 'optional' as const, points: shareOf(WEIGHTS.optionalSkills, may.length, at) })),
  ];
}

/** Equal shares in whole points; the first in order of URI take what is left over, so that all shares sum to the whole. */
function shareOf(points: number, among: number, at: number): number {
  return Math.floor(points / among) + (at < points % among ? 1 : 0);
}
