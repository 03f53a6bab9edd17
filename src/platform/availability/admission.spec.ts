import fc from 'fast-check';
import { isAdmitted, type Pressure, URGENCIES, urgencyOf } from './admission.js';

const MOST = 100;
const pressure: fc.Arbitrary<Pressure> = fc.record({
  requests: fc.nat(300),
  delay: fc.nat(5_000),
  working: fc.nat(50),
  wait: fc.nat(2_000),
});

describe('who is let in under load', () => {
  it('is never somebody less urgent while somebody more urgent is refused', () => {
    fc.assert(
      fc.property(pressure, (now) => {
        const admitted = URGENCIES.map((urgency) => isAdmitted(urgency, now, MOST));
        expect(admitted.toSorted((one, other) => Number(other) - Number(one))).toEqual(admitted);
      }),
    );
  });

  it('is everybody on a quiet day, and in the worst hour still who asks whether the service lives', () => {
    expect(URGENCIES.every((urgency) => isAdmitted(urgency, { requests: 3, delay: 12, working: 3, wait: 40 }, MOST))).toBe(true);
    expect(URGENCIES.filter((urgency) => isAdmitted(urgency, { requests: 999, delay: 9_000, working: 99, wait: 9_000 }, MOST))).toEqual([
      'always',
    ]);
  });

  it('is nobody who would not be answered while they look, but always some of each, by whom it is seen that it has become quicker', () => {
    const admitted = (working: number, wait: number) =>
      URGENCIES.filter((urgency) => isAdmitted(urgency, { requests: working, delay: 0, working, wait }, MOST));
    expect(admitted(30, 250)).toEqual(['always', 'person', 'service']);
    expect(admitted(30, 500)).toEqual(['always', 'person']);
    expect(admitted(30, 900)).toEqual(['always']);
    expect(admitted(3, 9_000)).toEqual(['always', 'person', 'service', 'bulk']);
  });

  it.each([
    ['GET', '/health/ready', 'always'],
    ['GET', '/people/1', 'person'],
    ['POST', '/v1/assessments', 'person'],
    ['GET', '/v1/profiles/1/matches', 'person'],
    ['GET', '/v1/vacancies', 'service'],
    ['POST', '/v1/imports?kind=vacancies', 'bulk'],
    ['GET', '/v1/imports/1', 'service'],
  ])('%s %s is %s', (method, path, urgency) => {
    expect(urgencyOf(method, path)).toBe(urgency);
  });
});
