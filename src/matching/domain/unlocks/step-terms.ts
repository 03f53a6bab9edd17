import { type Agreement, type CompetentAuthority, designationsKnown, type Moment, type Text } from '../../../agreements/index.js';
import type { Profile } from '../../../profiles/index.js';
import type { StandardRegister, ValidationCentre } from '../../../qualifications/index.js';
import { agreedDeadline, type Deadline, LISBON, type Outcome, type Prospect } from '../../../recognition/index.js';
import type { CountryCode, IscedLevel, IscoCode } from '../../../standards/index.js';
import { iscoIncludes } from '../../../standards/index.js';
import type { Step } from './step.js';

/** What is known of the way to a recognition or a certificate. Null: not known; nothing is assumed. */
export interface StepTerms {
  /** Of a recognition: what is predicted at best, the level that is counted, and whether the prediction gives it or only the person claims it. */
  readonly prediction: {
    readonly outcome: Outcome;
    readonly iscedLevel: IscedLevel | null;
    readonly levelIs: 'predicted' | 'claimed' | null;
    readonly basis: Prospect['basis'];
  } | null;
  readonly cost: { readonly amount: number; readonly currency: string; readonly payableTo: Text; readonly basis: TermBasis } | null;
  /** At most, counted from the complete file. */
  readonly time: { readonly months: number; readonly basis: TermBasis } | null;
}

/** Where a cost or a time is written. */
export interface TermBasis {
  /** Slug of the agreement; undefined: another source. */
  readonly agreement?: string;
  readonly article?: string;
  readonly source: string;
  readonly verified: boolean;
  readonly demonstration: boolean;
}

/** Registers, and the day for which they are read. */
export interface TermSources {
  readonly agreements: readonly Agreement[];
  readonly standards: StandardRegister;
  readonly moment: Moment;
}

/** Null: nothing is kept of what such a step takes. */
export function termsOf(step: Step, profile: Profile, prospects: ReadonlyMap<string, Prospect>, sources: TermSources): StepTerms | null {
  const { destination } = profile;
  if (step.kind === 'certify-skill') {
    const centres = centresFor(destination, ({ units }) => units.some(({ skills }) => skills.includes(step.skill)), sources);
    return { prediction: null, cost: feeOf(centres), time: null };
  }
  if (step.kind !== 'recognise-credential' && step.kind !== 'recognise-experience') return null;
  const held = [...profile.credentials, ...profile.experiences].find(({ id }) => id === step.subject);
  const prospect = prospects.get(step.subject);
  const way: Way = { origin: held?.country, destination, occupation: held?.occupation, prospect };
  return { prediction: predictionOf(step.level, prospect), cost: costOf(way, sources), time: timeOf(way, sources) };
}

interface Way {
  readonly origin: CountryCode | undefined;
  readonly destination: CountryCode;
  readonly occupation: IscoCode | undefined;
  readonly prospect: Prospect | undefined;
}

function predictionOf(level: IscedLevel | undefined, prospect: Prospect | undefined): StepTerms['prediction'] {
  if (!prospect) return null;
  const { outcome, isGranted, basis } = prospect;
  const levelIs = level === undefined ? null : isGranted ? 'predicted' : 'claimed';
  return { outcome, iscedLevel: level ?? null, levelIs, basis };
}

/** The fee of the authority that the agreement names; where a centre validates what was learnt, the lowest that one asks. */
function costOf(way: Way, sources: TermSources): StepTerms['cost'] {
  const { destination, occupation, prospect } = way;
  const agreement = sources.agreements.find(({ slug }) => slug === prospect?.basis?.agreement);
  const fee = agreement && authorityFee(agreement, way, sources.moment);
  if (fee || !occupation || prospect?.purpose === 'title') return fee ?? null;
  return feeOf(centresFor(destination, (standard) => iscoIncludes(standard.occupation, occupation), sources));
}

function authorityFee(agreement: Agreement, way: Way, { asOf, knownAt }: Moment): StepTerms['cost'] {
  const [authority] = designationsKnown(agreement, knownAt).flatMap((one) =>
    one.kind === 'authority' && one.fee && isCompetent(one, way) && isInTime(one, asOf) ? [{ ...one, fee: one.fee }] : [],
  );
  if (!authority) return null;
  const { fee, name, source } = authority;
  const basis = { agreement: agreement.slug, source: source.title, verified: source.verified, demonstration: agreement.demonstration };
  return { amount: fee.amount, currency: fee.currency, payableTo: name, basis };
}

function isCompetent({ country, purposes, occupations }: CompetentAuthority, { destination, occupation, prospect }: Way): boolean {
  const isForOccupation = !occupations || occupations.some((group) => occupation && iscoIncludes(group, occupation));
  return country === destination && isForOccupation && prospect !== undefined && purposes.includes(prospect.purpose);
}

function centresFor(
  country: CountryCode,
  concerns: (standard: StandardRegister['standards'][number]) => boolean,
  { standards: register, moment }: TermSources,
): readonly ValidationCentre[] {
  const codes = register.standards.filter((one) => one.country === country && concerns(one)).map(({ code }) => code);
  return register.centres.filter(
    (one) => one.country === country && isInTime(one, moment.asOf) && one.standards.some((code) => codes.includes(code)),
  );
}

/** The lowest; in one currency only, for currencies are not compared. */
function feeOf(centres: readonly ValidationCentre[]): StepTerms['cost'] {
  const asking = centres.flatMap((one) => (one.fee ? [{ ...one, fee: one.fee }] : []));
  if (new Set(asking.map(({ fee }) => fee.currency)).size !== 1) return null;
  const [lowest] = asking.toSorted((one, other) => one.fee.amount - other.fee.amount);
  if (!lowest) return null;
  const { fee, name, source, demonstration } = lowest;
  return { ...fee, payableTo: { en: name }, basis: { source: source.title, verified: source.verified, demonstration } };
}

/** What the texts in force set; the four months of Lisbon only where its Convention is what recognition rests on. */
function timeOf({ origin, destination, prospect }: Way, { agreements, moment }: TermSources): StepTerms['time'] {
  if (!prospect) return null;
  const agreed = agreedDeadline(agreements, origin, destination, prospect.purpose, moment);
  if (agreed) return { months: agreed.months, basis: agreedBasis(agreed, agreements) };
  if (prospect.basis?.agreement !== 'lisbon-recognition-convention') return null;
  const { months, article, source } = LISBON;
  return { months, basis: { article, source, verified: prospect.basis.verified, demonstration: false } };
}

function agreedBasis({ source: slug, article }: Deadline, agreements: readonly Agreement[]): TermBasis {
  const agreement = agreements.find((one) => one.slug === slug);
  const sources = agreement?.versions.at(-1)?.sources ?? [];
  const verified = sources.length > 0 && sources.every((one) => one.verified);
  return { agreement: slug, article, source: sources[0]?.title ?? slug, verified, demonstration: agreement?.demonstration ?? false };
}

function isInTime({ from, to }: Pick<ValidationCentre, 'from' | 'to'>, on: string): boolean {
  return (!from || from <= on) && (!to || on <= to);
}
