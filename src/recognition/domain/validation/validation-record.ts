import type { NationalStandard, StandardUnit } from '../../../qualifications/index.js';
import type { IscedAttainment, IsoDate } from '../../../standards/index.js';
import { AssessmentMissing, ReasonMissing, UnitNotFound, ValidationAlreadyAwarded, ValidationDateImpossible } from './validation.errors.js';

/** One unit as an assessor judged it on a day; a later judgement stands beside it, and the last one counts. */
export interface UnitResult {
  readonly unit: string;
  readonly result: 'certified' | 'not-yet';
  readonly reason: string | null;
  readonly assessedOn: IsoDate;
  readonly assessor: string;
}

/** A certificate that exists. Only the full one carries an ISCED code, by the mapping of the standard. Source: domain rules B3. */
export type Award = {
  readonly awardedOn: IsoDate;
  readonly title: string;
  readonly units: readonly string[];
  readonly credentialId: string;
  readonly awardedBy: string;
} & ({ readonly kind: 'full'; readonly nqfLevel: number; readonly iscedAttainment?: IscedAttainment } | { readonly kind: 'partial' });

/** A person's validation against a standard, kept as it stood on the day of opening. */
export interface ValidationRecord {
  readonly id: string;
  readonly profileId: string;
  readonly standard: NationalStandard;
  readonly centre: string | null;
  readonly openedOn: IsoDate;
  readonly results: readonly UnitResult[];
  readonly award: Award | null;
}
export type AwardedValidation = ValidationRecord & { readonly award: Award };
export type OpenValidation = ValidationRecord & { readonly award: null };

/** @throws ValidationAlreadyAwarded */
export function requireOpen(record: ValidationRecord): OpenValidation {
  if (record.award) throw new ValidationAlreadyAwarded(record.id);
  return { ...record, award: null };
}

/** @throws UnitNotFound, ReasonMissing, ValidationDateImpossible */
export function withResult(open: OpenValidation, result: UnitResult, today: IsoDate): OpenValidation {
  unitOf(open.standard, result.unit);
  if (result.result === 'not-yet' && !result.reason) throw new ReasonMissing(result.unit);
  requirePossible(open, result.assessedOn, today);
  return { ...open, results: [...open.results, result] };
}

/** Units whose last judgement certifies them. */
export function certifiedUnits({ results }: Pick<ValidationRecord, 'results'>): ReadonlySet<string> {
  const last = new Map(results.map(({ unit, result }) => [unit, result]));
  return new Set([...last].filter(([, result]) => result === 'certified').map(([unit]) => unit));
}

export interface Awarding {
  readonly awardedOn: IsoDate;
  readonly credentialId: string;
  readonly awardedBy: string;
}

/**
 * Full when every unit is certified or spared, else partial; never without one that was assessed here. Source: 2012/C 398/01.
 * @param exempt units spared by an agreement or an earlier partial certificate
 * @throws AssessmentMissing, ValidationDateImpossible
 */
export function award(open: OpenValidation, exempt: ReadonlySet<string>, act: Awarding, today: IsoDate): AwardedValidation {
  const certified = certifiedUnits(open);
  const lastResult = open.results
    .map(({ assessedOn }) => assessedOn)
    .toSorted()
    .at(-1);
  if (!certified.size) throw new AssessmentMissing(open.id);
  requirePossible({ openedOn: lastResult ?? open.openedOn }, act.awardedOn, today);
  const { units, award: certificate, nqfLevel } = open.standard;
  const isFull = units.every(({ code }) => certified.has(code) || exempt.has(code));
  const { iscedAttainment } = certificate.mapping;
  const kind = isFull ? { kind: 'full' as const, nqfLevel, ...(iscedAttainment && { iscedAttainment }) } : { kind: 'partial' as const };
  const covered = units.map(({ code }) => code).filter((code) => certified.has(code) || (isFull && exempt.has(code)));
  return { ...open, award: { ...act, title: certificate.title, units: covered, ...kind } };
}

function unitOf({ code, units }: NationalStandard, asked: string): StandardUnit {
  const found = units.find((unit) => unit.code === asked);
  if (!found) throw new UnitNotFound(code, asked);
  return found;
}

function requirePossible({ openedOn }: Pick<ValidationRecord, 'openedOn'>, on: IsoDate, today: IsoDate): void {
  if (on < openedOn || on > today) throw new ValidationDateImpossible(openedOn, today);
}
