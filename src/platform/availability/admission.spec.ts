import fc from 'fast-check';
import { isAdmitted, type Pressure } from './admission.js';
import { URGENCIES, urgencyOf } from './urgency.js';

const MOST = 100;
const pressure: fc.Arbitrary<Pressure> = fc.record({ requests: fc.nat(300), delay: fc.nat(5_000) });

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
    expect(URGENCIES.every((urgency) => isAdmitted(urgency, { requests: 3, delay: 12 }, MOST))).toBe(true);
    expect(URGENCIES.filter((urgency) => isAdmitted(urgency, { requests: 999, delay: 9_000 }, MOST))).toEqual(['always']);
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
