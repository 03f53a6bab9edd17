import type { AssessmentForm, StandardUnit } from '../../../qualifications/index.js';
import type { SkillUri } from '../../../standards/index.js';
import { isAtLeast, monthsOf, type Showing, showingsOfUnit } from './shown-skills.js';

/** Weakest first. */
export const UNIT_STATES = ['open', 'identified', 'documented', 'exempt', 'certified'] as const;
export type UnitState = (typeof UNIT_STATES)[number];
export const BETTER_EVIDENCE = ['confirm-skills', 'reference-letter', 'work-certificate', 'portfolio', 'video', 'retest'] as const;
export type BetterEvidence = (typeof BETTER_EVIDENCE)[number];

/** Spared by a clause of an agreement for a credential (or experience), or by a partial certificate earned before. */
export type UnitExemption =
  | {
      readonly by: 'agreement';
      readonly unit: string;
      readonly subject: string;
      readonly agreement: string;
      readonly version: number;
      readonly provision: string;
      readonly article: string;
      readonly verified: boolean;
      readonly demonstration: boolean;
    }
  | { readonly by: 'partial-certificate'; readonly unit: string; readonly validation: string };

export interface PlannedUnit {
  readonly code: string;
  readonly title: StandardUnit['title'];
  readonly state: UnitState;
  readonly assessment: AssessmentForm;
  readonly exemption: UnitExemption | null;
  readonly shownBy: readonly Showing[];
  readonly lacking: readonly SkillUri[];
  /** Asked of the occupation that was practised: to be confirmed by the person, and not held until then. */
  readonly candidates: readonly SkillUri[];
  readonly months: number;
  readonly betterEvidence: readonly BetterEvidence[];
}

export interface UnitGround {
  readonly showings: readonly Showing[];
  readonly candidates: ReadonlySet<SkillUri>;
  readonly exemptions: readonly UnitExemption[];
  readonly certified: ReadonlySet<string>;
}

export function planUnit(unit: StandardUnit, ground: UnitGround): PlannedUnit {
  const shownBy = showingsOfUnit(unit, ground.showings);
  const exemption = ground.exemptions.find((one) => one.unit === unit.code) ?? null;
  const lacking = unit.skills.filter((skill) => !shownBy.some(({ skills }) => skills.includes(skill)));
  const candidates = lacking.filter((skill) => ground.candidates.has(skill));
  const state = ground.certified.has(unit.code) ? 'certified' : exemption ? 'exempt' : stateShown(unit, shownBy);
  const betterEvidence = state === 'open' || state === 'identified' ? betterEvidenceFor(unit, shownBy, candidates) : [];
  return {
    ...{ code: unit.code, title: unit.title, state, assessment: unit.assessment, exemption },
    ...{ shownBy, lacking, candidates, months: monthsOf(shownBy), betterEvidence },
  };
}

/** Documented when somebody else vouches for each of its skills, identified when one is claimed. */
function stateShown({ skills }: StandardUnit, shownBy: readonly Showing[]): UnitState {
  const attested = shownBy.filter(({ evidence }) => isAtLeast(evidence, 'attested'));
  const isDocumented = skills.length > 0 && skills.every((skill) => attested.some((one) => one.skills.includes(skill)));
  return isDocumented ? 'documented' : shownBy.length ? 'identified' : 'open';
}

/** The same for all work, declared or not. */
function betterEvidenceFor(
  { assessment }: StandardUnit,
  shownBy: readonly Showing[],
  candidates: readonly SkillUri[],
): readonly BetterEvidence[] {
  const weak = shownBy.filter(({ evidence }) => !isAtLeast(evidence, 'attested'));
  return [
    ...(candidates.length ? ['confirm-skills' as const] : []),
    ...(weak.some(({ kind }) => kind === 'experience') ? ['reference-letter' as const, 'work-certificate' as const] : []),
    ...(weak.some(({ kind }) => kind !== 'experience') ? ['portfolio' as const] : []),
    ...(assessment === 'practical' ? ['video' as const] : []),
    ...(shownBy.some(({ validity }) => validity?.state === 'lapsed') ? ['retest' as const] : []),
  ];
}
