import type { Purpose } from '../../agreements/index.js';
import type { Profile } from '../../profiles/index.js';
import type { IscedLevel } from '../../standards/index.js';
import type { Assessment, Basis, Outcome, PurposeAssessment, StepToTake } from './assessment.js';
import { rank } from './candidates.js';
import type { Facts } from './facts.js';
import { isOfAgreement } from './frameworks.js';
import { GRANTED, levelGranted, type StoredAssessment } from './recognised.js';

/** What asking for recognition of a credential or of experience for work could lead to: the best outcome that facts to learn or acts to take may bring. */
export interface Prospect {
  /** Of those that are not granted yet: a title where that is as good as employment. */
  readonly purpose: Extract<Purpose, 'title' | 'employment'>;
  readonly outcome: Outcome;
  /** Null: no text says anything. */
  readonly basis: Basis | null;
  /** The basis is an agreement in force; else an authority decides without one. */
  readonly isCovered: boolean;
  /** For a title or for employment it is granted, or would be: the level is then `iscedLevel`, or none. */
  readonly isGranted: boolean;
  readonly iscedLevel?: IscedLevel;
}

const PURPOSES_OF_WORK: readonly Prospect['purpose'][] = ['title', 'employment'];

/** @param refused purposes for which an authority has refused @param assess what the engine answers to other facts; asked only where steps lead there */
export function prospectOf(
  stored: StoredAssessment,
  profile: Profile,
  facts: Facts,
  refused: readonly Purpose[],
  assess: (facts: Facts) => Answers,
): Prospect | undefined {
  const asked = PURPOSES_OF_WORK.filter((purpose) => !refused.includes(purpose)).flatMap(
    (purpose) => stored.assessment.purposes.find((one) => one.purpose === purpose) ?? [],
  );
  const reached = asked.map((answer) => ({ isOpen: !GRANTED.includes(answer.outcome), ...reachedFrom(answer, stored, facts, assess) }));
  const [best] = reached.toSorted((one, other) => Number(other.isOpen) - Number(one.isOpen) || rank(one.outcome) - rank(other.outcome));
  if (!best) return undefined;
  const granted = reached.filter(({ outcome }) => GRANTED.includes(outcome));
  const levels = granted.flatMap(({ answer, answers }) => levelGranted(profile, stored.subject, answer, answers) ?? []);
  return {
    purpose: best.purpose,
    outcome: best.outcome,
    basis: best.answer.bases[0] ?? null,
    isCovered: best.answer.bases.some(isOfAgreement),
    isGranted: granted.length > 0,
    ...(levels.length && { iscedLevel: Math.max(...levels) as IscedLevel }),
  };
}

type Answers = Pick<Assessment, 'purposes' | 'findings'>;

/** The answer once the steps are taken; the present one where there are none. */
function reachedFrom(now: PurposeAssessment, { assessment }: StoredAssessment, facts: Facts, assess: (facts: Facts) => Answers) {
  const { steps } = now.bestPossible;
  const answers = steps.length ? assess(taking(steps, facts)) : assessment;
  const answer = answers.purposes.find(({ purpose }) => purpose === now.purpose) ?? now;
  return { purpose: now.purpose as Prospect['purpose'], outcome: answer.outcome, answer, answers };
}

/** What suffices for each step is a merge patch of the facts. Source: RFC 7396; `StepToTake`. */
function taking([step, ...rest]: readonly StepToTake[], facts: Facts): Facts {
  if (!step) return facts;
  const { suffices } = step;
  const credential = suffices.credential ? { credential: { ...facts.credential, ...suffices.credential } } : {};
  return taking(rest, { ...facts, ...suffices, ...credential } as Facts);
}
