import { NOTHING_SAID } from '../../domain/answers.js';
import { LICENCE } from './licence-form.js';
import type { Asking } from './question-kinds.js';

const asking = (said: object): Asking =>
  ({ facts: {}, shared: {}, language: 'ro', answers: { ...NOTHING_SAID, from: 'IT', to: 'MD', ...said } }) as unknown as Asking;
const job = (id: string, occupation: string, country: string) => ({ id, occupation, country, words: id });
const two = asking({ jobs: [job('j1', '5322', 'IT'), job('j2', '2221', 'DE')] });

describe('the question about a licence', () => {
  it('asks in which occupation only where several were named, by their titles', () => {
    expect(LICENCE.fields(asking({ jobs: [job('j1', '2221', 'DE')] })).map(({ name }) => name)).toEqual(['answer']);
    const [, which] = LICENCE.fields(two);
    expect(which?.kind === 'radios' && which.options.map(({ text }) => text)).toEqual([
      'Îngrijitori la domiciliu',
      'Asistenți medicali generaliști cu studii superioare',
    ]);
  });
  it('goes to the occupation that is meant, with the country where it was done', () => {
    expect(LICENCE.read({ answer: 'origin', occupation: '2221' }, two)).toEqual({
      licences: [{ occupation: '2221', country: 'DE', state: 'active' }],
    });
    expect(LICENCE.read({ answer: 'applied', occupation: '5322' }, two)).toEqual({
      licences: [{ occupation: '5322', country: 'MD', state: 'applied' }],
    });
  });
  it('is not guessed: which one has to be said, and only one that was named counts', () => {
    expect(LICENCE.read({ answer: 'origin' }, two)).toEqual({ fault: { field: 'occupation', says: 'choose' } });
    expect(LICENCE.read({ answer: 'origin', occupation: '7212' }, two)).toEqual({ fault: { field: 'occupation', says: 'choose' } });
  });
  it('shows what was said before', () => {
    const licences = [{ occupation: '2221', country: 'MD', state: 'active' }];
    const fields = LICENCE.fields({ ...two, shared: { licences } as unknown as Asking['shared'] });
    expect(fields.map((field) => 'value' in field && field.value)).toEqual(['destination', '2221']);
    expect(LICENCE.read({ answer: 'none' }, two)).toEqual({ licences: [] });
  });
});
