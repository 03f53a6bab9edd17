import fc from 'fast-check';
import { NOTHING_SAID } from '../../src/self-assessment/domain/answers.js';
import type { Bound } from '../../src/self-assessment/domain/person-of-answers.js';
import { ANSWERS, answeredBy, changesAnAnswer, give, isRegistered, outcomes, questions } from '../fixtures/what-is-asked.js';

const bound = (said: object) =>
  ({ ...NOTHING_SAID, want: 'both', plan: 'permanent', finished: ['credentials', 'jobs', 'languages'], ...said }) as unknown as Bound;
const credential = (country: string, title: string, more = {}) => [{ id: 'c1', facts: { kind: 'formal', country, title, ...more } }];
const job = (occupation: string, country: string, from: string, to: string) => [
  { id: 'j1', words: 'x', occupation, country, from, to, hoursPerWeek: 40, skills: [], confirmedBy: 'letter' },
];
const PERSONAS: Readonly<Record<string, Bound>> = {
  'E1, carer without papers': bound({ from: 'IT', to: 'MD', want: 'work', jobs: job('5322', 'IT', '2014-01', '2024-01') }),
  'E3, welder with a certificate': bound({
    ...{ from: 'IT', to: 'MD', want: 'work', jobs: job('7212', 'IT', '2019-03', '2026-10') },
    credentials: credential('IT', 'EN ISO 9606-1', { kind: 'non-formal' }),
  }),
  'E5, nurse': bound({
    from: 'MD',
    to: 'RO',
    credentials: credential('MD', 'Diplomă de studii profesionale'),
    jobs: job('2221', 'MD', '2003-09', '2020-05'),
  }),
  'E7, school leaver': bound({ from: 'MD', to: 'RO', credentials: credential('MD', 'Atestat de studii medii de cultură generală') }),
  'a bachelor for Moldova': bound({ from: 'RO', to: 'MD', want: 'study', credentials: credential('RO', 'Diplomă de licență') }),
  'an unknown paper for Romania': bound({ from: 'MD', to: 'RO', credentials: credential('MD', 'A paper that no register knows') }),
};

describe.each(Object.entries(PERSONAS))('%s', (_name, persona) => {
  it('is asked only what can change an answer', () => {
    const asked = questions(persona);
    expect(asked.filter((question) => !changesAnAnswer(question, persona)).map(({ name }) => name)).toEqual([]);
  });

  it('is asked everything that can: once nothing is open, no further fact makes anything better', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000), { minLength: 12, maxLength: 12 }), fc.nat(1_000), (numbers, other) => {
        const done = answeredBy(numbers, persona, '');
        if (questions(done).length) return;
        const said = new Set([...Object.keys(done.shared), ...done.credentials.flatMap(({ facts }) => Object.keys(facts))]);
        const before = outcomes(done);
        for (const [fact, pool] of Object.entries(ANSWERS)) {
          const given = pool[other % pool.length] as object;
          if (Object.keys(given).some((key) => said.has(key)) || done.passed.some((name) => name.endsWith(fact))) continue;
          const isOfCredential = !['occupation', 'licence', 'good-standing', 'validation-stage'].includes(fact);
          if (isOfCredential && !done.credentials.length) continue;
          if ((fact === 'isced-level' && isRegistered(done)) || (fact === 'occupation' && done.jobs.length)) continue;
          const question = { name: fact, fact, ...(isOfCredential && { credential: 'c1' }) } as never;
          const after = outcomes(give(done, question, given));
          expect({ fact, given, outcomes: after }).toEqual({ fact, given, outcomes: before });
        }
      }),
      { numRuns: 150 },
    );
  });
});

it('asks a school leaver for the day of the award, a welder for the days of the certificate, and says under which rules', () => {
  const facts = (persona: string) => questions(PERSONAS[persona] as Bound).map(({ fact }) => fact);
  expect(facts('E7, school leaver')).toContain('awarded-on');
  expect(facts('E3, welder with a certificate')).toContain('valid-on-lodging');
  const [day] = questions(PERSONAS['E7, school leaver'] as Bound).filter(({ fact }) => fact === 'awarded-on');
  expect(day?.because).toContainEqual(expect.objectContaining({ agreement: 'ro-md-education', article: '3(3)' }));
});
