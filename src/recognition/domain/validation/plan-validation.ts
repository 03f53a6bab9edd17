import type { ValidationStage } from '../../../agreements/index.js';
import type { CertificateRule, NationalStandard } from '../../../qualifications/index.js';
import type { IsoDate, SkillUri } from '../../../standards/index.js';
import { type PlannedUnit, planUnit, type UnitExemption } from './plan-unit.js';
import { type PersonFacts, showingsOf } from './shown-skills.js';
import { type Award, certifiedUnits, type ValidationRecord } from './validation-record.js';
import type { Validity } from './validity.js';

export interface PlanGround {
  readonly exemptions: readonly UnitExemption[];
  /** Essential skills of occupations practised whose skills the person has not named. */
  readonly candidates: ReadonlySet<SkillUri>;
  readonly rules: readonly CertificateRule[];
  /** What was recorded for this standard, if it was opened. */
  readonly record?: Pick<ValidationRecord, 'id' | 'results' | 'award'>;
}

/** How far somebody is on the way to a certificate, and what comes next. Advice: a centre assesses, and only the award counts. */
export interface ValidationPlan {
  readonly standard: NationalStandard;
  readonly units: readonly PlannedUnit[];
  /** Reached by the whole of the standard; null: none yet. */
  readonly stage: ValidationStage | null;
  readonly nextStage: ValidationStage | null;
  readonly partialCertificatePossible: boolean;
  /** The level aimed at, of the national framework. It is no ISCED code and gives none. */
  readonly claimedNqfLevel: number;
  readonly awarded: Award | null;
  readonly certificates: readonly { readonly credential: string; readonly validity: Validity }[];
  readonly asOf: IsoDate;
}

export const STAGES: readonly ValidationStage[] = ['identification', 'documentation', 'assessment', 'certification'];

/** Pure. More evidence never worsens a unit, and nothing but the award certifies. Source: 2012/C 398/01; domain rules B3, B10. */
export function planValidation(facts: PersonFacts, standard: NationalStandard, ground: PlanGround, asOf: IsoDate): ValidationPlan {
  const showings = showingsOf(facts, ground.rules, asOf);
  const certified = certifiedUnits(ground.record ?? { results: [] });
  const unitGround = { showings, candidates: ground.candidates, certified, exemptions: inForce(ground.exemptions, showings) };
  const units = standard.units.map((unit) => planUnit(unit, unitGround));
  const awarded = ground.record?.award ?? null;
  const reached = stagesReached(units, awarded);
  return {
    ...{ standard, units, stage: STAGES[reached - 1] ?? null, nextStage: STAGES[reached] ?? null, awarded, asOf },
    partialCertificatePossible: !awarded && certified.size > 0 && reached < STAGES.indexOf('certification'),
    claimedNqfLevel: standard.nqfLevel,
    certificates: showings.flatMap(({ id, validity }) => (id && validity ? [{ credential: id, validity }] : [])),
  };
}

/** A certificate that has lapsed spares nothing. */
function inForce(exemptions: readonly UnitExemption[], showings: ReturnType<typeof showingsOf>): readonly UnitExemption[] {
  const lapsed = new Set(showings.filter(({ validity }) => validity?.state === 'lapsed').map(({ id }) => id));
  return exemptions.filter((one) => one.by !== 'agreement' || !lapsed.has(one.subject));
}

/** How many of the four, in their order. With every unit spared and none assessed, documentation is as far as it goes. */
function stagesReached(units: readonly PlannedUnit[], awarded: Award | null): number {
  if (awarded?.kind === 'full') return 4;
  const all = (...states: readonly PlannedUnit['state'][]) => units.every(({ state }) => states.includes(state));
  if (all('exempt', 'certified') && units.some(({ state }) => state === 'certified')) return 3;
  if (all('documented', 'exempt', 'certified')) return 2;
  return all('identified', 'documented', 'exempt', 'certified') ? 1 : 0;
}
