import fc from 'fast-check';
import { parseSkillUri } from '../../standards/index.js';
import { asRead, type SkillRead } from './skills-read.js';

const skill = (at: number) => parseSkillUri(`http://data.europa.eu/esco/skill/00000000-0000-4000-8000-00000000000${at}`);
const read = (at: number, demand: SkillRead['demand']): SkillRead => ({
  ...{ skill: skill(at), demand, label: 'a skill', language: 'en', words: 'a skill', confidence: 1 },
});
const implied = { essential: [skill(1), skill(2), skill(3)], optional: [skill(4)] };

describe('skills read in a description', () => {
  it('join those of the occupation', () => {
    expect(asRead(implied, [read(5, 'required'), read(6, 'desirable')])).toEqual({
      essential: [skill(1), skill(2), skill(3), skill(5)],
      optional: [skill(4), skill(6)],
    });
  });
  it('win over the occupation: what is not needed goes, what would be an advantage is not essential, what is asked for is', () => {
    expect(asRead(implied, [read(1, 'negated'), read(2, 'desirable'), read(4, 'required')])).toEqual({
      essential: [skill(3), skill(4)],
      optional: [skill(2)],
    });
  });
  it('never make a skill both essential and optional, and never ask for one that is not needed', () => {
    const reading = fc.record({ at: fc.integer({ min: 1, max: 8 }), demand: fc.constantFrom('required', 'desirable', 'negated') });
    const readings = fc.uniqueArray(reading, { selector: ({ at }) => at });
    fc.assert(
      fc.property(readings, (some) => {
        const { essential, optional } = asRead(
          implied,
          some.map(({ at, demand }) => read(at, demand as SkillRead['demand'])),
        );
        const all = [...essential, ...optional];
        expect(new Set(all).size).toBe(all.length);
        for (const { at, demand } of some) expect(all.includes(skill(at))).toBe(demand !== 'negated');
      }),
    );
  });
});
