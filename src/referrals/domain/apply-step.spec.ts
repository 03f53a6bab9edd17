import fc from 'fast-check';
import { anyStep, aReferral, on } from '../../../test/fixtures/a-referral.js';
import { parseIsoDate } from '../../standards/index.js';
import { applyStep, STEPS, stepsFrom } from './apply-step.js';
import { endsByDay } from './expiry.js';
import { FINAL_STATES, REFERRAL_STATES, type Referral, type ReferralStep } from './referral.js';
import { closedBecause } from './release.js';

const DAY = parseIsoDate('2026-06-01');

/** Takes each step that can be taken, and leaves out the others. */
function walk(
  start: Referral,
  steps: readonly ReferralStep[],
): { readonly last: Referral; readonly path: readonly Referral[]; readonly taken: readonly ReferralStep[] } {
  let last = start;
  const [path, taken] = [[start], [] as ReferralStep[]];
  for (const step of steps) {
    if (!stepsFrom(last).includes(step.kind)) continue;
    last = applyStep(last, on(step));
    path.push(last);
    taken.push(step);
  }
  return { last, path, taken };
}

/** Every state to which some of the steps lead, however many are taken. */
function statesFrom(start: Referral, steps: readonly ReferralStep[]): Iterable<Referral['state']> {
  const found = new Map([[start.state, start]]);
  for (const one of found.values())
    for (const step of steps.filter(({ kind }) => stepsFrom(one).includes(kind))) {
      const next = applyStep(one, on(step));
      if (!found.has(next.state)) found.set(next.state, next);
    }
  return found.keys();
}
const law = (holds: (walked: ReturnType<typeof walk>) => boolean) =>
  fc.assert(
    fc.property(aReferral(), fc.array(anyStep(), { maxLength: 30, size: 'max' }), (start, steps) => holds(walk(start, steps))),
    { numRuns: 2000 },
  );

describe('the life of a referral', () => {
  it('discloses on no path before the person has agreed', () =>
    law(({ last, taken }) => taken.some(({ kind }) => kind === 'agreed') || closedBecause(last, true, DAY) === 'not-agreed'));
  it('discloses nothing once it was declined, withdrawn, refused, concluded or has expired, whatever the record of consents says', () =>
    law(({ last }) => !FINAL_STATES.includes(last.state) || closedBecause(last, true, DAY) !== undefined));
  it('discloses nothing without the consent that it names, or after the last day', () =>
    law(
      ({ last }) => closedBecause(last, false, DAY) !== undefined && closedBecause(last, true, parseIsoDate('2027-01-01')) !== undefined,
    ));
  it('never moves again from a final state', () => law(({ last }) => FINAL_STATES.includes(last.state) === (stepsFrom(last).length === 0)));
  it('can be withdrawn at every point before its outcome', () =>
    law(({ path }) =>
      path.every((one) => FINAL_STATES.includes(one.state) || one.state === 'hired' || stepsFrom(one).includes('withdrawn')),
    ));
  it('withdrawn, stops disclosure at once', () =>
    law(({ path }) =>
      path
        .filter((one) => stepsFrom(one).includes('withdrawn'))
        .every((one) => closedBecause(applyStep(one, on({ kind: 'withdrawn' })), true, DAY) !== undefined),
    ));
  it('counts each step, and is due as long as it is not over', () =>
    law(({ path }) => path.every((one, at) => one.revision === at + 1 && (one.dueOn === null) === FINAL_STATES.includes(one.state))));
  it('reaches every state', () => {
    const [starts, steps] = [fc.sample(aReferral(), { seed: 1, numRuns: 50 }), fc.sample(anyStep(), { seed: 1, numRuns: 500 })];
    const reached = new Set(starts.flatMap((start) => [...statesFrom(start, steps)]));
    expect([...reached].toSorted()).toEqual([...REFERRAL_STATES].toSorted());
  });

  it('says what can follow when a step cannot', () => {
    const [one] = fc.sample(aReferral('proposed'), 1) as [Referral];
    expect(() => applyStep(one, on({ kind: 'hired' }))).toThrow(
      'The referral is proposed, so it cannot be hired. What can follow: agreed, declined, withdrawn, expired.',
    );
    expect(Object.keys(STEPS)).toHaveLength(14);
  });

  it('asks after six months whether somebody is still there, also from the end of a month', () => {
    const [one] = fc.sample(aReferral('proposed', 'employer'), 1) as [Referral];
    const { last } = walk(one, [...fc.sample(anyStep('agreed'), 1), { kind: 'contacted' }]);
    expect(applyStep(last, { step: { kind: 'hired' }, on: parseIsoDate('2026-08-31') }).dueOn).toBe('2027-02-28');
  });

  it('ends by the day alone when nobody answers or the release has run out, and not while somebody works', () => {
    const [one] = fc.sample(aReferral('proposed', 'employer'), 1) as [Referral];
    expect([endsByDay(one, one.answerBy), endsByDay(one, parseIsoDate('2026-12-31'))]).toEqual([false, true]);
    const { last } = walk(one, [...fc.sample(anyStep('agreed'), 1), { kind: 'contacted' }]);
    expect(endsByDay(last, parseIsoDate('2027-12-31'))).toBe(true);
    expect(endsByDay(applyStep(last, on({ kind: 'hired' })), parseIsoDate('2027-12-31'))).toBe(false);
  });
});
