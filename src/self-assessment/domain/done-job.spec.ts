import { type OccupationUri, parseIscoGroup, parseIsoDate, parseIsoMonth, type SkillUri } from '../../standards/index.js';
import { NOTHING_SAID } from './answers.js';
import { statementOf } from './confirmation.js';
import { type DoneJob, evidenceOfJob } from './done-job.js';
import { type Bound, personOf } from './person-of-answers.js';

const [feeding, lifting] = ['http://data.europa.eu/esco/skill/a', 'http://data.europa.eu/esco/skill/b'] as [SkillUri, SkillUri];
const month = parseIsoMonth;
const aJob = (more: Partial<DoneJob> = {}): DoneJob => ({
  ...{ id: 'j1', words: 'Care', country: 'IT' as DoneJob['country'], from: month('2018-01'), to: month('2022-03'), hoursPerWeek: 54 },
  ...{ occupation: parseIscoGroup('5322'), occupationUri: 'http://data.europa.eu/esco/occupation/c' as OccupationUri },
  ...{ skills: [feeding, lifting], confirmedBy: 'nobody' },
  ...more,
});
const given = (more: object) => ({ verdict: 'all' as const, right: [], name: 'Maria', role: 'daughter', organisation: 'family', ...more });
const confirmed = (more: object, job = aJob()): DoneJob => ({
  ...job,
  statement: statementOf(job, given(more), parseIsoDate('2026-11-27')),
});
const gradesOf = (job: DoneJob) => {
  const { work, skill } = evidenceOfJob(job);
  return [work, skill(feeding), skill(lifting)];
};
const personWith = (job: DoneJob) => personOf({ ...NOTHING_SAID, to: 'MD', jobs: [job] } as unknown as Bound, 'x');

describe('the evidence of a job', () => {
  it('is the word of the person, until an employer confirms it: then it is that of a third party', () => {
    expect(gradesOf(aJob())).toEqual(['self-declared', 'self-declared', 'self-declared']);
    expect(gradesOf(confirmed({}))).toEqual(['attested', 'attested', 'attested']);
  });
  it('rises only for what was confirmed', () => {
    expect(gradesOf(confirmed({ verdict: 'some', right: [feeding] }))).toEqual(['self-declared', 'attested', 'self-declared']);
    expect(gradesOf(confirmed({ verdict: 'some', right: ['time'] }))).toEqual(['attested', 'self-declared', 'self-declared']);
  });
  it('neither rises nor falls when the employer says that it is not so', () => {
    expect(gradesOf(confirmed({ verdict: 'no', right: ['time', feeding] }))).toEqual(gradesOf(aJob()));
    expect(gradesOf(confirmed({ verdict: 'no' }, aJob({ confirmedBy: 'papers' })))).toEqual(['copy', 'copy', 'copy']);
  });
  it('is never made weaker by an employer than papers make it', () => {
    expect(gradesOf(confirmed({}, aJob({ confirmedBy: 'papers' })))).toEqual(['copy', 'copy', 'copy']);
  });
  it('is the word of the person again for dates that were changed since, and not for the skills', () => {
    expect(gradesOf({ ...confirmed({}), from: month('2015-01') })).toEqual(['self-declared', 'attested', 'attested']);
    expect(gradesOf({ ...confirmed({}), hoursPerWeek: 10 })).toEqual(['self-declared', 'attested', 'attested']);
  });
  it('confirms nothing that the person did not say', () => {
    const stranger = 'http://data.europa.eu/esco/skill/z' as SkillUri;
    expect(confirmed({ verdict: 'some', right: ['time', stranger] }).statement?.skills).toEqual([]);
  });
  it('reaches assessment and matching, skill by skill', () => {
    const { experiences, skills } = personWith(confirmed({ verdict: 'some', right: ['time', feeding] }));
    expect(experiences.map(({ evidence, skills: alike }) => [evidence, alike])).toEqual([['attested', [feeding]]]);
    expect(skills).toEqual([{ skill: lifting, evidence: 'self-declared' }]);
    const other = personWith(confirmed({ verdict: 'some', right: [feeding] }));
    expect(other.experiences.map(({ evidence, skills: alike }) => [evidence, alike])).toEqual([['self-declared', [lifting]]]);
    expect(other.skills).toEqual([{ skill: feeding, evidence: 'attested' }]);
  });
});
