import fc from 'fast-check';
import { aCandidate, anId, anOpening, NEARNESS, SKILLS, TODAY } from '../../../test/fixtures/matching-worlds.js';
import type { Candidate } from './candidate.js';
import { explainMatch } from './explain.js';
import { askedSkills } from './opening.js';
import { levelPoints, practicePercent, scoreOf, totalOf } from './score.js';
import { MAX_SCORE, SKILL_EVIDENCE } from './weights.js';

const opening = anOpening(anId);

describe('the score of a match', () => {
  it('is a whole number of 0 to 10 000, and its parts sum to it', () => {
    fc.assert(
      fc.property(aCandidate, opening, (candidate, asked) => {
        const { score, parts, has } = explainMatch(candidate, asked, NEARNESS, TODAY);
        expect(Number.isInteger(score) && score >= 0 && score <= MAX_SCORE).toBe(true);
        expect(totalOf(parts)).toBe(score);
        expect(has.reduce((sum, { points }) => sum + points, 0)).toBe(parts.essentialSkills + parts.optionalSkills);
      }),
    );
  });

  it('never falls when a skill is shown by stronger evidence', () => {
    const stronger = fc.tuple(aCandidate, opening, fc.constantFrom(...SKILLS), fc.constantFrom(...SKILL_EVIDENCE));
    fc.assert(
      fc.property(stronger, ([candidate, asked, skill, evidence]) => {
        const before = candidate.skills.get(skill);
        fc.pre(!before || SKILL_EVIDENCE.indexOf(before) <= SKILL_EVIDENCE.indexOf(evidence));
        const better: Candidate = { ...candidate, skills: new Map(candidate.skills).set(skill, evidence) };
        expect(totalOf(scoreOf(better, asked, NEARNESS))).toBeGreaterThanOrEqual(totalOf(scoreOf(candidate, asked, NEARNESS)));
      }),
    );
  });

  it('is full for whoever has everything recognised and works in the very occupation', () => {
    fc.assert(
      fc.property(aCandidate, opening, (somebody, asked) => {
        fc.pre(
          asked.occupation.uri !== undefined && asked.iscedLevel !== undefined && asked.skills.some(({ kind }) => kind === 'essential'),
        );
        const candidate: Candidate = {
          ...somebody,
          skills: new Map(SKILLS.map((skill) => [skill, 'recognised'])),
          occupations: [{ how: 'practised', occupation: asked.occupation, months: 12, monthsSince: 0 }],
          level: { recognised: { level: asked.iscedLevel ?? 0, basis: 'assessment 1' } },
        };
        expect(totalOf(scoreOf(candidate, asked, NEARNESS))).toBe(MAX_SCORE);
      }),
    );
  });

  it('shares the points of a kind among its skills without losing one', () => {
    const [a, b, c, d] = SKILLS;
    const points = askedSkills([a!, b!, c!, a!, d!].slice(0, 4), [c!, d!, SKILLS[5]!]).map((one) => [one.kind, one.points]);
    expect(points).toEqual([...Array(3).fill(['essential', 2_000]), ...Array(2).fill(['optional', 500])]);
    expect(askedSkills(SKILLS.slice(0, 7), []).reduce((sum, one) => sum + one.points, 0)).toBe(7_000);
  });

  it('counts a level that is only claimed less than a recognised one, and over-qualification a little less', () => {
    const asked = { from: 3, to: 3 } as const;
    const recognised = (level: 2 | 3 | 4 | 8) => levelPoints({ recognised: { level, basis: 'assessment 1' } }, asked);
    expect([recognised(3), recognised(4), recognised(8), recognised(2)]).toEqual([1_000, 900, 700, 0]);
    expect(levelPoints({ claimed: 3 }, asked)).toBe(700);
    expect(levelPoints({}, asked)).toBe(400);
  });

  it('counts practice that is recent and long above practice of long ago, training and a wish', () => {
    const occupation = { isco: '5322' } as never;
    const practised = (months: number, monthsSince: number) => practicePercent({ how: 'practised', occupation, months, monthsSince });
    expect([practised(12, 0), practised(12, 13), practised(3, 0), practised(3, 200)]).toEqual([100, 90, 60, 30]);
    expect([practicePercent({ how: 'trained', occupation }), practicePercent({ how: 'wished', occupation })]).toEqual([50, 40]);
  });
});
