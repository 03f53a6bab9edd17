import { type Agreement, type AgreementVersion, type Provision, PURPOSES, type Purpose } from '../../../agreements/index.js';
import type { QualificationRegister } from '../../../qualifications/index.js';
import type { IsoDate } from '../../../standards/index.js';
import { assess } from '../assess.js';
import { OUTCOMES, type Outcome } from '../assessment.js';
import { rowsOf } from '../compile-provision.js';
import { inForceAlone } from '../examples/run-example.js';
import type { Facts } from '../facts.js';
import { type Direction, factsThatMeet, namedIn } from './facts-that-meet.js';

/** A title of one side's register, and what the text gives for it. */
export interface CoveredTitle extends Direction {
  readonly purpose: Purpose;
  readonly title: string;
  readonly iscedLevel: number | null;
  /** Certain from the title alone, and the best that further facts may lead to. */
  readonly outcome: Outcome;
  readonly bestPossible: Outcome;
  readonly provision: string | null;
}

/** Two provisions that give different outcomes for the same facts; the engine takes the more favourable one. */
export interface Contradiction {
  readonly purpose: Purpose;
  readonly provisions: readonly [string, string];
  readonly outcomes: readonly [string, string];
  /** A counter-example: both conditions hold. */
  readonly facts: Facts;
}

export interface CoverageReport {
  readonly titles: readonly CoveredTitle[];
  readonly levels: readonly (Direction & { readonly purpose: Purpose; readonly iscedLevels: readonly number[] })[];
  readonly occupations: readonly string[];
  readonly fields: readonly string[];
  /** Provisions whose condition no facts were found to meet, or that an exclusion always takes away. */
  readonly neverApplies: readonly { readonly provision: string; readonly because: 'no-facts-meet-it' | 'always-excluded' }[];
  readonly contradictions: readonly Contradiction[];
  /** Levels covered one way and not the other. */
  readonly notReciprocal: readonly (Direction & { readonly purpose: Purpose; readonly iscedLevels: readonly number[] })[];
}

const KNOWN = '9999-12-31T00:00:00.000Z';

/** What a text covers, where it says two things, and what one side leaves out, as if it alone were in force. @param asOf the day of lodging asked about */
export function coverageOf(
  agreement: Agreement,
  version: AgreementVersion,
  register: QualificationRegister,
  asOf: IsoDate,
): CoverageReport {
  const alone = [inForceAlone(agreement, version)];
  const directions = directionsOf(agreement);
  const titles = directions.flatMap((direction) => titlesCovered(direction, version, register, alone, asOf));
  const levels = levelsOf(titles, directions, version.purposes);
  const provisions = version.provisions.flatMap(rowsOf);
  return {
    titles,
    levels,
    occupations: [...new Set(provisions.flatMap(({ condition }) => namedIn(condition).occupations))].toSorted(),
    fields: [...new Set(provisions.flatMap(({ condition }) => namedIn(condition).fields))].toSorted(),
    neverApplies: provisions.flatMap((one) => neverApplies(one, provisions, directions, asOf)),
    contradictions: contradictionsOf(provisions, directions, asOf),
    notReciprocal: levels.flatMap(({ from, to, purpose, iscedLevels }) => {
      const back = levels.find((one) => one.from === to && one.to === from && one.purpose === purpose)?.iscedLevels ?? [];
      const missing = iscedLevels.filter((level) => !back.includes(level));
      return missing.length ? [{ from: to, to: from, purpose, iscedLevels: missing }] : [];
    }),
  };
}

/** Each pair of parties both ways; of a regional agreement the first party with each other, for its rules are the same for all. */
function directionsOf({ parties }: Agreement): readonly Direction[] {
  const [first, ...others] = parties.map(({ country }) => country);
  if (!first) return [];
  const other = others.length > 1 ? others.slice(0, 1) : others;
  return other.flatMap((country) => [
    { from: first, to: country },
    { from: country, to: first },
  ]);
}

function titlesCovered(
  direction: Direction,
  { purposes }: AgreementVersion,
  register: QualificationRegister,
  alone: readonly Agreement[],
  asOf: IsoDate,
) {
  const own = register.qualifications.filter(({ country }) => country === direction.from);
  return own.flatMap(({ title, mappings }) => {
    const facts: Facts = { destination: direction.to, purposes, credential: { kind: 'formal', country: direction.from, title } };
    const { purposes: answers } = assess(facts, alone, register, { asOf, knownAt: KNOWN });
    const level = mappings.find((one) => one.iscedAttainment)?.iscedAttainment?.[0];
    return answers.map(({ purpose, outcome, bestPossible, bases }): CoveredTitle => {
      const basis = bases.find((one) => one.agreement === alone[0]?.slug);
      return {
        ...direction,
        purpose,
        title,
        iscedLevel: level === undefined ? null : Number(level),
        outcome: basis ? outcome : 'not-covered',
        bestPossible: bestPossible.outcome,
        provision: basis?.provision ?? null,
      };
    });
  });
}

const isCovered = ({ outcome, bestPossible }: CoveredTitle) =>
  [outcome, bestPossible].some((one) => OUTCOMES.indexOf(one) < OUTCOMES.indexOf('indicative'));

function levelsOf(
  titles: readonly CoveredTitle[],
  directions: readonly Direction[],
  purposes: readonly Purpose[],
): CoverageReport['levels'] {
  return directions.flatMap(({ from, to }) =>
    PURPOSES.filter((purpose) => purposes.includes(purpose)).map((purpose) => {
      const covered = titles.filter((one) => one.from === from && one.to === to && one.purpose === purpose && isCovered(one));
      return { from, to, purpose, iscedLevels: [...new Set(covered.flatMap(({ iscedLevel }) => iscedLevel ?? []))].toSorted() };
    }),
  );
}

function concerns({ issuedIn, recognisedIn }: Provision, { from, to }: Direction): boolean {
  return (!issuedIn || issuedIn.includes(from)) && (!recognisedIn || recognisedIn.includes(to));
}

function neverApplies(
  one: Provision,
  all: readonly Provision[],
  directions: readonly Direction[],
  asOf: IsoDate,
): CoverageReport['neverApplies'] {
  const found = directions
    .filter((direction) => concerns(one, direction))
    .map((direction) => factsThatMeet(one.condition, direction, one.purposes, asOf));
  const facts = found.filter((each) => each !== undefined);
  if (found.length && !facts.length) return [{ provision: one.key, because: 'no-facts-meet-it' }];
  const exclusions = all.filter(
    ({ effect, purposes }) => effect.kind === 'exclusion' && one.purposes.every((purpose) => purposes.includes(purpose)),
  );
  if (one.effect.kind === 'exclusion' || !exclusions.length) return [];
  const allowed = { all: [one.condition, ...exclusions.map(({ condition }) => ({ not: condition }))] };
  const free = directions.some((direction) => concerns(one, direction) && factsThatMeet(allowed, direction, one.purposes, asOf));
  return free ? [] : [{ provision: one.key, because: 'always-excluded' }];
}

function contradictionsOf(provisions: readonly Provision[], directions: readonly Direction[], asOf: IsoDate): readonly Contradiction[] {
  const granting = provisions.filter(({ effect }) => effect.kind === 'recognition');
  return granting.flatMap((one, at) =>
    granting.slice(at + 1).flatMap((other): readonly Contradiction[] => {
      const purpose = one.purposes.find((each) => other.purposes.includes(each));
      if (!purpose || one.effect.kind !== 'recognition' || other.effect.kind !== 'recognition') return [];
      const outcomes = [one.effect.outcome, other.effect.outcome] as const;
      if (outcomes[0] === outcomes[1]) return [];
      const direction = directions.find((each) => concerns(one, each) && concerns(other, each));
      const facts = direction && factsThatMeet({ all: [one.condition, other.condition] }, direction, [purpose], asOf);
      return facts ? [{ purpose, provisions: [one.key, other.key], outcomes, facts }] : [];
    }),
  );
}
