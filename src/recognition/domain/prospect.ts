import type { Purpose } from '../../agreements/index.js';
import type { Profile } from '../../profiles/index.js';
import type { IscedLevel } from '../../standards/index.js';
import type { Assessment, Basis, Outcome, PurposeAssessment, StepToTake } from './assessment.js';
import { rank } from './candidates.js';
import type { Facts } from './facts.js';
import { GRANTED, levelGranted, type StoredAssessment } from './recognised.js';

/** What asking for recognition of a credential or of experience for work could lead to: the best outcome that facts to learn or acts to take may bring. */
export interface Prospect {
  /** A title for formal credentials, where that is as good; else employment. */
  readonly purpose: Extract<Purpose, 'title' | 'employment'>;
  readonly outcome: Outcome;
  /** An agreement in force, or an award under it, gives it; else an authority decides without one. */
  readonly isCovered: boolean;
  /** The level that would be recognised; undefined: the prediction names none. */
  readonly iscedLevel?: IscedLevel;
  /** Null: no text says anything. */
  readonly basis: Basis | null;
}

const PURPOSES_OF_WORK: readonly Prospect['purpose'][] = ['title', 'employment'];

/** @param refused purposes for which an authority has refused @param assess what the engine answers to other facts; asked only where steps lead there */
export function prospectOf(
  stored: StoredAssessment,
  profile: Profile,
  facts: Facts,
  refused: readonly Purpose[],
  assess: (facts: Facts) => Pick<Assessment, 'purposes' | 'findings'>,
): Prospect | undefined {
  const answers = PURPOSES_OF_WORK.filter((purpose) => !refused.includes(purpose)).flatMap((purpose) => {
    const answer = stored.assessment.purposes.find((one) => one.purpose === purpose);
    return answer ? [bestOf(answer, stored, profile, facts, assess)] : [];
  });
  const [best] = answers.toSorted((one, other) => rank(one.outcome) - rank(other.outcome));
  const levels = answers.flatMap(({ iscedLevel }) => iscedLevel ?? []);
  return best && { ...best, ...(levels.length && { iscedLevel: Math.max(...levels) as IscedLevel }) };
}

function bestOf(
  answer: PurposeAssessment,
  stored: StoredAssessment,
  profile: Profile,
  facts: Facts,
  assess: (facts: Facts) => Pick<Assessment, 'purposes' | 'findings'>,
): Prospect {
  const { steps } = answer.bestPossible;
  const assessment = steps.length ? assess(taking(steps, facts)) : stored.assessment;
  const reached = assessment.purposes.find(({ purpose }) => purpose === answer.purpose) ?? answer;
  const isCovered = GRANTED.includes(reached.outcome);
  const iscedLevel = isCovered ? levelGranted(profile, stored.subject, reached, assessment) : undefined;
  const purpose = answer.purpose as Prospect['purpose'];
  return { purpose, outcome: reached.outcome, isCovered, ...(iscedLevel !== undefined && { iscedLevel }), basis: reached.bases[0] ?? null };
}

/** What suffices for each step is a merge patch of the facts. Source: RFC 7396; `StepToTake`. */
function taking([step, ...rest]: readonly StepToTake[], facts: Facts): Facts {
  if (!step) return facts;
  const { suffices } = step;
  const credential = suffices.credential ? { credential: { ...facts.credential, ...suffices.credential } } : {};
  return taking(rest, { ...facts, ...suffices, ...credential } as Facts);
}
