import type { Vacancy } from './vacancy.js';

/** A vacancy as it is sent: what the service adds (id, revision, skills of the occupation, demonstration mark) is left out. */
export type VacancyForm = Omit<
  Vacancy,
  | 'id'
  | 'revision'
  | 'closedBecause'
  | 'duplicateOf'
  | 'essentialSkills'
  | 'optionalSkills'
  | 'skillsFrom'
  | 'skillsRead'
  | 'demonstration'
  | 'country'
> & {
  readonly essentialSkills?: Vacancy['essentialSkills'];
  readonly optionalSkills?: Vacancy['optionalSkills'];
};
