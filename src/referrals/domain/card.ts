import type { Profile } from '../../profiles/index.js';
import { type IsoDate, monthsBetween } from '../../standards/index.js';

/** What a recipient sees of somebody before they agree, and after they withdraw: what they can do, and nothing that tells who they are or where they come from. */
export interface Card {
  readonly experience: readonly { readonly occupation: string; readonly months: number; readonly evidence: string }[];
  readonly skills: readonly { readonly skill: string; readonly evidence: string }[];
  readonly languages: readonly { readonly language: string; readonly level: string }[];
  readonly licences: readonly { readonly occupation: string; readonly state: string }[];
  readonly availableFrom: string | null;
}

export function cardOf({ experiences, skills, languages, licences, wishes }: Profile, day: IsoDate): Card {
  return {
    experience: experiences.map(({ occupation, from, to, evidence }) => ({
      ...{ occupation, evidence },
      months: Math.max(0, monthsBetween(from, to ?? (day.slice(0, 7) as typeof from))),
    })),
    skills: skills.map(({ skill, evidence }) => ({ skill, evidence })),
    languages: languages.map(({ language, level }) => ({ language, level })),
    licences: licences.map(({ occupation, state }) => ({ occupation, state })),
    availableFrom: wishes.availableFrom ?? null,
  };
}
