import fc from 'fast-check';
import { aCandidate, NEARNESS, openings, SKILLS, TODAY } from '../../../../test/fixtures/matching-worlds.js';
import { parseIscoGroup, parseLanguage, parseRegion } from '../../../standards/index.js';
import type { Candidate } from '../candidate.js';
import { explainMatch } from '../explain.js';
import type { Opening } from '../opening.js';
import { hasSomethingInCommon } from '../score.js';
import { applyStep, keyOf, type Step } from './step.js';
import { stepsToward } from './steps-toward.js';
import { survey } from './survey.js';
import { type Unlock, type Unlocks, unlocksInParts } from './unlocks.js';
import { WorkAtHand } from './work-at-hand.js';

const SEED = 20_261_126;
function unlocksOf(candidate: Candidate, mine: readonly Step[], world: readonly Opening[]): Unlocks {
  return allAtOnce(unlocksInParts(candidate, mine, workOf(world), NEARNESS, TODAY));
}

function allAtOnce<T>(parts: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = parts.next();
    if (done) return value;
  }
}

function workOf(world: readonly Opening[]): WorkAtHand {
  const work = new WorkAtHand();
  work.add(world);
  return work;
}
const someSkills = fc.subarray([...SKILLS], { maxLength: 5 });
const recognition = (subject: string) =>
  fc.record({
    kind: fc.constantFrom('recognise-credential' as const, 'recognise-experience' as const),
    subject: fc.constant(subject),
    skills: someSkills,
    level: fc.constantFrom(undefined, 2 as const, 3 as const, 6 as const, 8 as const),
  });
/** What a person can have recognised; levels below and above what they claim. */
const own: fc.Arbitrary<Step[]> = fc.tuple(recognition('a'), recognition('b'), fc.nat(2)).map(([a, b, many]) => [a, b].slice(0, many));

/** Every vacancy explained before and after: what the counts mean, in the plainest form. */
function lookAtAll(candidate: Candidate, steps: readonly Step[], world: readonly Opening[]) {
  const after = steps.reduce((person, step) => applyStep(step, person), candidate);
  const all = world.map((opening) => ({
    id: opening.id,
    was: explainMatch(candidate, opening, NEARNESS, TODAY),
    is: explainMatch(after, opening, NEARNESS, TODAY),
  }));
  const ids = (some: typeof all) => some.map(({ id }) => id).sort();
  const stayed = all.filter(({ was, is }) => was.standing === 'matched' && is.standing === 'matched');
  return {
    opened: ids(all.filter(({ was, is }) => hasSomethingInCommon(was.parts) && was.standing !== 'matched' && is.standing === 'matched')),
    closed: all.filter(({ was, is }) => was.standing === 'matched' && is.standing !== 'matched').length,
    raised: ids(stayed.filter(({ was, is }) => is.score > was.score)),
    lowers: stayed.filter(({ was, is }) => is.score < was.score).length,
  };
}

/** Opened, then raised, then the smaller key. */
function inOrder(one: Unlock, other: Unlock): number {
  const [key, otherKey] = [keyOf(one.step), keyOf(other.step)];
  return other.opened.length - one.opened.length || other.raised.length - one.raised.length || (key < otherKey ? -1 : 1);
}

function allSteps(candidate: Candidate, mine: readonly Step[], world: readonly Opening[]): readonly Step[] {
  const toward = stepsToward(allAtOnce(survey(candidate, workOf(world).inCommonWith(candidate, NEARNESS), TODAY)), candidate);
  return [...mine, ...toward].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

function pairsByLookingAtAll(candidate: Candidate, steps: readonly Step[], world: readonly Opening[]) {
  return steps
    .flatMap((one, at) => steps.slice(at + 1).map((other) => [one, other] as const))
    .map((pair) => ({ steps: pair, ...lookAtAll(candidate, pair, world) }))
    .sort((one, other) => other.opened.length - one.opened.length || other.raised.length - one.raised.length);
}

describe('what a step opens', () => {
  it('is what explaining every vacancy before and after it says, in the order of opened, raised and key', () => {
    fc.assert(
      fc.property(openings, aCandidate, own, (world, candidate, mine) => {
        const plain = allSteps(candidate, mine, world)
          .map((step): Unlock => {
            const { opened, raised, lowers } = lookAtAll(candidate, [step], world);
            return { step, opened, raised, lowers };
          })
          .filter(({ opened, raised }) => opened.length + raised.length > 0)
          .sort(inOrder);
        expect(unlocksOf(candidate, mine, world).steps).toEqual(plain);
      }),
      { numRuns: 400, seed: SEED },
    );
  });

  it('is for the best pair what looking at every pair says, the first of equals', () => {
    fc.assert(
      fc.property(openings, aCandidate, own, (world, candidate, mine) => {
        const [best] = pairsByLookingAtAll(candidate, allSteps(candidate, mine, world), world);
        const found = unlocksOf(candidate, mine, world).bestPair;
        if (!best || best.opened.length + best.raised.length === 0) expect(found).toBeNull();
        else expect(found).toMatchObject({ steps: best.steps, opened: best.opened, raises: best.raised.length });
      }),
      { numRuns: 150, seed: SEED },
    );
  });

  it('never closes a vacancy, and only a recognised level above the known one lowers a score', () => {
    fc.assert(
      fc.property(openings, aCandidate, own, (world, candidate, mine) => {
        const known = Math.max(candidate.level.claimed ?? -1, candidate.level.recognised?.level ?? -1);
        for (const step of allSteps(candidate, mine, world)) {
          const { closed, lowers } = lookAtAll(candidate, [step], world);
          expect(closed).toBe(0);
          const bringsMore = step.kind.startsWith('recognise') && 'level' in step && Number(step.level) > known;
          if (!bringsMore) expect(lowers).toBe(0);
        }
      }),
      { numRuns: 300, seed: SEED },
    );
  });

  it('considers the vacancies open on the day with which the person has something in common, and no others', () => {
    const isConsidered = (candidate: Candidate, opening: Opening) => {
      const { parts, gates } = explainMatch(candidate, opening, NEARNESS, TODAY);
      return hasSomethingInCommon(parts) && gates.every(({ gate, verdict }) => gate !== 'vacancy' || verdict === 'satisfied');
    };
    fc.assert(
      fc.property(openings, aCandidate, own, (world, candidate, mine) => {
        const { considered } = unlocksOf(candidate, mine, world);
        expect(considered).toBe(world.filter((opening) => isConsidered(candidate, opening)).length);
      }),
      { numRuns: 300, seed: SEED },
    );
  });

  it('is the same after vacancies have come, changed and gone', () => {
    fc.assert(
      fc.property(openings, openings, aCandidate, own, (before, world, candidate, mine) => {
        const open = world.filter(({ status }) => status === 'open');
        const followed = workOf(before);
        for (const { id } of [...before, ...world]) followed.remove(id);
        followed.add(world);
        const unlocks = (work: WorkAtHand) => allAtOnce(unlocksInParts(candidate, mine, work, NEARNESS, TODAY));
        expect(unlocks(followed)).toEqual(unlocks(workOf(open)));
      }),
      { numRuns: 200, seed: SEED },
    );
  });

  it('is tried on worlds in which steps open, raise and lower, and pairs open what neither opens alone', () => {
    const worlds = fc.sample(fc.tuple(openings, aCandidate, own), { numRuns: 400, seed: SEED });
    const all = worlds.map(([world, candidate, mine]) => unlocksOf(candidate, mine, world));
    const count = (holds: (one: (typeof all)[number]) => boolean) => all.filter(holds).length;
    expect(count(({ steps }) => steps.some(({ opened }) => opened.length > 0))).toBeGreaterThan(40);
    expect(count(({ steps }) => steps.some(({ raised }) => raised.length > 0))).toBeGreaterThan(40);
    expect(count(({ steps }) => steps.some(({ lowers }) => lowers > 0))).toBeGreaterThan(2);
    expect(count(({ bestPair }) => (bestPair?.onlyTogether ?? 0) > 0)).toBeGreaterThan(10);
  });
});

describe('the best pair', () => {
  const base = { ...(fc.sample(aCandidate, { numRuns: 1, seed: 5 })[0] as Candidate) };
  const nurse: Candidate = {
    ...base,
    skills: new Map([[SKILLS[0]!, 'recognised']]),
    occupations: [],
    level: { claimed: 6 },
    languages: [{ language: parseLanguage('ro'), level: 'A2' }],
    licences: [],
    licenceMissing: [],
    wishes: { regions: [parseRegion('MD-OR')] },
  };
  const inHospital = (id: string): Opening => ({
    ...{ id, country: nurse.destination, region: parseRegion('MD-OR'), remote: false, recognitionRequired: false, regulated: true },
    ...{ status: 'open', occupation: { isco: parseIscoGroup('2221') }, languages: [{ language: parseLanguage('ro'), level: 'B1' }] },
    skills: [{ skill: SKILLS[0]!, kind: 'essential', points: 7_000 }],
  });

  it('is the language and the licence where neither alone lets a nurse work', () => {
    const { steps, bestPair } = unlocksOf(nurse, [], [inHospital('b'), inHospital('a')]);
    expect(steps).toEqual([]);
    expect(bestPair).toMatchObject({
      steps: [
        { kind: 'obtain-licence', occupation: '2221' },
        { kind: 'reach-language', language: 'ro', level: 'B1' },
      ],
      opened: ['a', 'b'],
      onlyTogether: 2,
    });
  });

  it('renews a licence that has run out rather than obtaining another', () => {
    const lapsed: Candidate = {
      ...nurse,
      languages: [{ language: parseLanguage('ro'), level: 'B1' }],
      licences: [{ occupation: parseIscoGroup('2221'), country: nurse.destination, state: 'lapsed' }],
    };
    const [first] = unlocksOf(lapsed, [], [inHospital('a')]).steps;
    expect(first).toMatchObject({ step: { kind: 'renew-licence' }, opened: ['a'], raised: [] });
  });
});
