import type { CountryCode, IscoCode, IsoDate } from '../../standards/index.js';
import { sizeOfSafeguardsList } from '../../standards/index.js';
import type { Agreement } from './agreement.js';
import { recruitmentRule } from './ethical-recruitment.js';

const KNOWN = '2026-11-24T00:00:00.000Z';
const safeguards = {
  slug: 'de-mw',
  parties: [{ country: 'DE' }, { country: 'MW' }],
  designations: [],
  versions: [{ number: 1, purposes: [], provisions: [], safeguards: { occupations: ['2221'], article: '4' } }],
  events: [
    {
      id: 'e',
      kind: 'entered-into-force',
      on: '2024-01-01',
      version: 1,
      recordedAt: '2024-01-01T00:00:00.000Z',
      source: { title: 't', verified: false },
    },
  ],
} as unknown as Agreement;
const rule = (more: object, agreements: readonly Agreement[] = []) =>
  recruitmentRule(
    {
      from: 'MW' as CountryCode,
      to: 'DE' as CountryCode,
      occupation: '2221' as IscoCode,
      act: 'active-recruitment',
      on: '2025-01-01' as IsoDate,
      ...more,
    },
    agreements,
    KNOWN,
  );

describe('E13: a nurse, Malawi and Germany', () => {
  it('may come home to Malawi, and may apply in Germany by herself', () => {
    expect(rule({ from: 'DE', to: 'MW', act: 'return' })).toMatchObject({ allowed: true });
    expect(rule({ act: 'own-application' })).toMatchObject({ allowed: true });
  });
  it('is not sought out in Malawi by German vacancies, unless the governments have agreed on safeguards', () => {
    expect(rule({})).toEqual({ allowed: false, reason: 'who-direction-block', liftedBy: 'agreement-with-safeguards' });
    expect(rule({}, [safeguards])).toMatchObject({ allowed: true, because: 'safeguards', agreement: 'de-mw' });
    expect(rule({ on: '2023-12-31' }, [safeguards])).toMatchObject({ allowed: false });
    expect(rule({ occupation: '2211' }, [safeguards])).toMatchObject({ allowed: false });
  });
  it('is not touched in other work, from other countries, nor before the list that is kept', () => {
    expect(rule({ occupation: '7212' })).toMatchObject({ because: 'not-health' });
    expect(rule({ from: 'MD' })).toMatchObject({ because: 'not-listed' });
    expect(rule({ on: '2023-03-07' })).toMatchObject({ because: 'not-listed' });
  });
  it('rests on a list of 55 countries', () => expect(sizeOfSafeguardsList('2025-01-01' as IsoDate)).toBe(55));
});
