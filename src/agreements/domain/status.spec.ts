import fc from 'fast-check';
import type { CountryCode, IsoDate } from '../../standards/index.js';
import type { Agreement, AgreementVersion } from './agreement.js';
import type { AgreementEvent } from './agreement-event.js';
import { statusBetween, versionInForce } from './status.js';

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
    designations: [],
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
  it('is held by a text that enters into force after an earlier one was denounced', () => {
    const ended = [
      happened('termination-notified', '2019-01-01', { version: undefined }),
      happened('terminated', '2020-01-01', { version: undefined }),
    ];
    const again = agreement([force, ...ended, happened('entered-into-force', '2021-01-01', { version: 2 })]);
    expect(['2019-12-31', '2020-01-01', '2020-12-31', '2021-01-01'].map((day) => on(day, again)?.status)).toEqual([
      'termination-notified',
      'terminated',
      'terminated',
      'in-force',
    ]);
    expect(
      ['2019-12-31', '2020-01-01', '2021-01-01'].map((day) => versionInForce(again, { from: PH, to: KW }, day as IsoDate, LATER)?.number),
    ).toEqual([1, undefined, 2]);
  });
  it('is ratified once both have ratified what was signed; neither one alone nor an approval to sign makes it so', () => {
    const steps = [
      happened('approved', '2017-11-08', { version: undefined }),
      happened('signed', '2018-01-01'),
      happened('approved', '2018-03-16', { party: PH }),
      happened('ratified', '2018-04-01', { party: KW }),
    ];
    expect(['2017-12-31', '2018-03-31', '2018-04-01'].map((day) => on(day, agreement(steps))?.status)).toEqual([
      'negotiating',
      'signed',
      'ratified',
    ]);
  });
  it('applies provisionally between two countries until both are bound for good', () => {
    const one = agreement([
      happened('provisionally-applied', '2018-01-01'),
      happened('entered-into-force', '2019-01-01', { party: PH }),
      happened('entered-into-force', '2020-01-01', { party: KW }),
    ]);
    expect(['2017-12-31', '2018-01-01', '2019-06-01', '2020-01-01'].map((day) => on(day, one)?.status)).toEqual([
      'negotiating',
      'provisionally-applied',
      'provisionally-applied',
      'in-force',
    ]);
  });
  it('is lifted step by step: occupation by occupation, and each direction for itself', () => {
    const [skilled, household] = [['7212'], ['9111', '5152']] as never[];
    const banned = [force, happened('suspended', '2018-02-12', { scope: { from: PH, to: KW } })];
    const lifted = [
      happened('resumed', '2018-05-15', { scope: { from: PH, to: KW } }),
      happened('suspended', '2018-05-15', { scope: { from: PH, to: KW, occupations: household } }),
      happened('resumed', '2018-05-16', { scope: { occupations: ['91'] as never } }),
    ];
    const one = agreement([...banned, ...lifted]);
    expect(on('2018-05-14', one)?.status).toBe('suspended');
    expect(on('2018-05-15', one)).toMatchObject({ status: 'in-force', partialSuspensions: [{ occupations: household }] });
    expect(on('2018-05-16', one)?.partialSuspensions).toEqual([{ from: PH, to: KW, occupations: ['5152'] }]);
    const other = agreement([...banned, happened('resumed', '2018-06-01', { scope: { from: KW, to: PH } })]);
    expect(on('2018-06-01', other)?.status).toBe('suspended');
    const narrower = agreement([...banned, happened('resumed', '2018-06-01', { scope: { occupations: skilled } })]);
    expect(on('2018-06-01', narrower)?.status).toBe('suspended');
  });
  it('leaves nothing of a suspended part once the whole is resumed', () => {
    const scope = { occupations: ['9111'] as never };
    expect(
      on('2020-02-01', agreement([force, happened('suspended', '2020-01-03', { scope }), happened('resumed', '2020-02-01')])),
    ).toMatchObject({
      status: 'in-force',
      partialSuspensions: [],
    });
  });
  it('takes the authoritative source where sources disagree, of several the one recorded last, and else the latest day', () => {
    const says = (day: string, more: Partial<AgreementEvent> = {}) => happened('entered-into-force', day, more);
    expect(on('2022-06-12', agreement([says('2022-06-10'), says('2022-06-13')]))?.version).toBeUndefined();
    expect(on('2022-06-10', agreement([says('2022-06-10', { authoritative: true }), says('2022-06-13')]))?.version?.number).toBe(1);
    const corrected = [
      says('2022-06-10', { authoritative: true }),
      says('2022-06-11', { authoritative: true, recordedAt: '2023-01-01T00:00:00Z' }),
    ];
    for (const events of [corrected, corrected.toReversed()])
      expect(['2022-06-10', '2022-06-11'].map((day) => on(day, agreement(events))?.version?.number)).toEqual([undefined, 1]);
  });
  it('is superseded only between those whom the later text binds', () => {
    const one = agreement([force, happened('superseded', '2020-01-01', { party: PH })], {}, [PH, KW, UY]);
    expect(on('2020-01-01', one)?.status).toBe('in-force');
    const both = agreement([...one.events, happened('superseded', '2021-01-01', { party: KW })], {}, [PH, KW, UY]);
    expect(['2020-12-31', '2021-01-01'].map((day) => on(day, both)?.status)).toEqual(['in-force', 'superseded']);
  });
  it('lasts another term for each renewal of a text that is not renewed tacitly', () => {
    const renewed = agreement([force, happened('renewed', '2023-05-01')], { term: { years: 5, renewal: 'none' } });
    expect(['2023-05-11', '2028-05-10', '2028-05-11'].map((day) => on(day, renewed)?.status)).toEqual(['in-force', 'in-force', 'expired']);
  });
  it('lets a country that withdrew come back', () => {
    const one = agreement([force, happened('withdrawn', '2020-01-01', { party: KW }), happened('acceded', '2022-01-01', { party: KW })]);
    expect(['2019-12-31', '2020-01-01', '2021-12-31', '2022-01-01'].map((day) => on(day, one)?.status)).toEqual([
      'in-force',
      undefined,
      undefined,
      'in-force',
    ]);
  });
  it('compares instants by their time, however their seconds are written', () => {
    const one = agreement([{ ...force, recordedAt: '2021-01-01T00:00:00.000Z' }]);
    expect(on('2020-01-01', one, { from: PH, to: KW }, '2021-01-01T00:00:00Z')?.status).toBe('in-force');
    expect(on('2020-01-01', one, { from: PH, to: KW }, '2020-12-31T23:59:59Z')?.status).toBe('negotiating');
  });
  it('does not depend on the order of recording, and what is recorded later changes nothing known before', () => {
    const events = [
      happened('signed', '2018-01-01'),
      force,
      happened('suspended', '2020-01-03', { scope: {} }),
      happened('resumed', '2020-03-01', { scope: {} }),
      happened('suspended', '2020-03-01', { scope: { occupations: ['9111'] as never } }),
      happened('termination-notified', '2022-01-01'),
      happened('terminated', '2022-07-01', { version: undefined }),
      happened('entered-into-force', '2023-02-01', { version: 2 }),
      happened('entered-into-force', '2023-02-10', { version: 2, authoritative: true }),
      happened('entered-into-force', '2023-02-20', { version: 2, authoritative: true, recordedAt: '2023-03-01T00:00:00Z' }),
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
