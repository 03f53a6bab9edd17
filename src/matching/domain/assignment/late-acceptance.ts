import type { MatchExplanation } from '../explain.js';
import type { Placement } from './proposal.js';

/** A decision that cannot be taken any more, or never could. */
export interface RefusedDecision {
  readonly profileId: string;
  readonly code: 'no-placement' | 'person-not-looking' | 'vacancy-closed' | 'openings-taken' | 'no-longer-fits';
  /** What has happened since, and what to do. */
  readonly detail: string;
}

/** What holds at the moment of acceptance. */
export interface PresentFacts {
  readonly looking: boolean;
  /** Of the vacancy, now. */
  readonly openings: number;
  /** People of this proposal who were accepted for it, the person apart. */
  readonly accepted: number;
  readonly explanation: Pick<MatchExplanation, 'standing' | 'gates'>;
}

/** A proposal is not followed: people withdraw, vacancies close and change after it was made. Undefined: the pair may still be accepted. */
export function whyTooLate({ profileId, vacancyId }: Placement, present: PresentFacts): RefusedDecision | undefined {
  const { looking, openings, accepted, explanation } = present;
  const refused = (code: RefusedDecision['code'], detail: string) => ({ profileId, code, detail });
  const failing = explanation.gates.filter(({ verdict }) => verdict !== 'satisfied');
  if (!looking) return refused('person-not-looking', `Profile ${profileId} does not look for work at present. Ask them, or recompute.`);
  if (failing.some(({ gate }) => gate === 'vacancy')) {
    return refused('vacancy-closed', `Vacancy ${vacancyId} has closed since it was proposed. Recompute for what is open.`);
  }
  if (accepted >= openings) {
    return refused(
      'openings-taken',
      `Vacancy ${vacancyId} has ${openings} openings and ${accepted} people accepted. Recompute for the rest.`,
    );
  }
  if (explanation.standing === 'matched') return undefined;
  const because = failing.map((one) => `${one.gate} (${one.because})`).join(', ') || 'nothing in common any more';
  return refused('no-longer-fits', `Vacancy ${vacancyId} and profile ${profileId} have changed: ${because}. Recompute for what fits.`);
}

export function notPlaced(profileId: string): RefusedDecision {
  const detail = `Profile ${profileId} has no placement in this proposal, or has been erased. Decide on those under placements.`;
  return { profileId, code: 'no-placement', detail };
}
