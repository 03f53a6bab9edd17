import fc from 'fast-check';
import type { CountryCode, IsoDate } from '../../standards/index.js';
import type { Agreement, AgreementVersion } from './agreement.js';
import type { AgreementEvent } from './agreement-event.js';
import { statusBetween } from './status.js';

const [PH, KW, UY] = ['PH', 'KW', 'UY'] as CountryCode[] as [CountryCode, CountryCode, CountryCode];
const LATER = '2026-01-01T00:00:00Z';
const happened = (kind: AgreementEvent['kind'], on: string, more: Partial<AgreementEvent> = {}): AgreementEvent => ({
  id: `${kind} ${on} ${more.party ?? ''}`,
  kind,
  on: on as IsoDate,
  version: 1,
  recordedAt: '2021-01-01T00:00:00Z',
  source: { title: 'test', verified: false },
  ...more,
});
const agreement = (events: readonly AgreementEvent[], more: Partial<AgreementVersion> = {}, parties = [PH, KW]): Agreement => {
  const version = (number: number) =>
    ({
      number,
      title: { en: `v${number}` },
      purposes: [],
      provisions: [],
      sources: [],
      languages: [],
      state: 'submitted',
      contentHash: '',
      recordedOn: '2021-01-01',
      ...more,
    }) as unknown as AgreementVersion;
  return {
    id: 'a',
    slug: 'a',
    kind: 'labour',
    title: { en: 'A' },
    demonstration: false,
    revision: 1,
    parties: parties.map((country) => ({ country })),
    versions: [version(1), version(2)],
    events,
  };
};
const on = (day: string, of: Agreement, pair = { from: PH, to: KW }, knownAt = LATER) =>
  statusBetween(of, pair, { asOf: day as IsoDate, knownAt });

describe('status of an agreement between two countries', () => {
  const force = happened('entered-into-force', '2018-05-11');
  it('is signed until the day of entry into force, and in force from that day', () => {
    const one = agreement([happened('signed', '2018-01-01'), force]);
    expect(on('2018-05-10', one)).toMatchObject({ status: 'signed', coming: { version: 1, on: '2018-05-11' } });
    expect(on('2018-05-11', one)).toMatchObject({ status: 'in-force', version: { number: 1 } });
  });
  it('names a suspension of a part, keeps the rest in force, and ends it with its resumption', () => {
    const scope = { occupations: ['5152', '9111'] as never, newHiresOnly: true };
    const one = agreement([force, happened('suspended', '2020-01-03', { scope }), happened('resumed', '2020-02-14', { scope })]);
    expect(on('2020-01-02', one)?.partialSuspensions).toEqual([]);
    expect(on('2020-01-03', one)).toMatchObject({ status: 'in-force', partialSuspensions: [scope] });
    expect(on('2020-02-14', one)?.partialSuspensions).toEqual([]);
  });
  it('is suspended in one direction only where the suspension says so', () => {
    const one = agreement([force, happened('suspended', '2020-01-03', { scope: { from: PH, to: KW } })]);
    expect(on('2020-01-03', one)?.status).toBe('suspended');
    expect(on('2020-01-03', one, { from: KW, to: PH })?.status).toBe('in-force');
  });
  it('still grounds answers between notice and end of a termination', () => {
    const one = agreement([force, happened('termination-notified', '2020-01-01'), happened('terminated', '2021-01-01')]);
    expect(['2020-06-01', '2020-12-31', '2021-01-01'].map((day) => on(day, one)?.status)).toEqual([
      'termination-notified',
      'termination-notified',
      'terminated',
    ]);
  });
  it('expires with a term that is not renewed, and goes on with one that is renewed tacitly', () => {
    expect(on('2023-05-10', agreement([force], { term: { years: 5, renewal: 'none' } }))?.status).toBe('in-force');
    expect(on('2023-05-11', agreement([force], { term: { years: 5, renewal: 'none' } }))?.status).toBe('expired');
    expect(on('2023-05-11', agreement([force], { term: { years: 5, renewal: 'tacit' } }))?.status).toBe('in-force');
  });
  it('takes the text that binds both: a country that ratified the new one late stays on the old one with everybody', () => {
    const regional = agreement(
      [
        force,
        happened('entered-into-force', '2010-08-02', { version: 2, party: PH }),
        happened('entered-into-force', '2010-08-02', { version: 2, party: KW }),
        happened('entered-into-force', '2019-01-01', { version: 2, party: UY }),
        happened('entered-into-force', '2002-12-05', {}),
      ],
      {},
      [PH, KW, UY],
    );
    expect(on('2018-06-01', regional)?.version?.number).toBe(2);
    expect(on('2018-06-01', regional, { from: PH, to: UY })?.version?.number).toBe(1);
    expect(on('2019-01-01', regional, { from: PH, to: UY })?.version?.number).toBe(2);
  });
  it('has nothing to say between countries of which one is no party, or not yet', () => {
    expect(on('2020-01-01', agreement([force]), { from: PH, to: UY })).toBeUndefined();
    const acceding = agreement([force, happened('acceded', '2020-01-01', { party: UY })], {}, [PH, KW, UY]);
    expect(on('2019-12-31', acceding, { from: PH, to: UY })).toBeUndefined();
    expect(on('2020-01-01', acceding, { from: PH, to: UY })?.status).toBe('in-force');
  });
  it('does not depend on the order of recording, and what is recorded later changes nothing known before', () => {
    const events = [
      happened('signed', '2018-01-01'),
      force,
      happened('suspended', '2020-01-03', { scope: {} }),
      happened('resumed', '2020-03-01', { scope: {} }),
      happened('termination-notified', '2022-01-01'),
    ];
    const day = fc
      .integer({ min: 2017, max: 2024 })
      .chain((year) => fc.integer({ min: 1, max: 12 }).map((month) => `${year}-${String(month).padStart(2, '0')}-15`));
    fc.assert(
      fc.property(day, fc.shuffledSubarray(events, { minLength: events.length }), (asOf, shuffled) => {
        const known = on(asOf, agreement(events));
        expect(on(asOf, agreement(shuffled))).toEqual(known);
        expect(on(asOf, agreement([...events, happened('terminated', '2018-06-01', { recordedAt: '2027-01-01T00:00:00Z' })]))).toEqual(
          known,
        );
      }),
    );
  });
});
