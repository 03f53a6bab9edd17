import type { CountryCode, IsoDate } from '../../standards/index.js';
import type { Agreement, AgreementVersion } from './agreement.js';
import type { AgreementEvent } from './agreement-event.js';
import { provisionsReserved } from './reservations.js';
import { endedVersions, statusBetween } from './status.js';

const KNOWN = '2026-11-24T00:00:00.000Z';
const pair = { from: 'MD' as CountryCode, to: 'RO' as CountryCode };
const version = (number: number, more: Partial<AgreementVersion> = {}) =>
  ({ number, purposes: ['study'], provisions: [], ...more }) as unknown as AgreementVersion;
const happened = (kind: string, on: string, more: object = {}) =>
  ({
    id: `${kind}${on}`,
    kind,
    on,
    recordedAt: '2020-01-01T00:00:00.000Z',
    source: { title: 'test', verified: false },
    ...more,
  }) as unknown as AgreementEvent;
const agreement = (events: AgreementEvent[], versions = [version(1)]) =>
  ({ parties: [{ country: 'MD' }, { country: 'RO' }, { country: 'IT' }], versions, events, designations: [] }) as unknown as Agreement;
const on = (day: string, one: Agreement) => statusBetween(one, pair, { asOf: day as IsoDate, knownAt: KNOWN });
const force = happened('entered-into-force', '2018-01-01', { version: 1 });

describe('clocks of an agreement', () => {
  it.each([
    ['twelve months where the text is silent', undefined, '2021-03-14', '2021-03-15'],
    ['as many months as the text says', { months: 6, article: '9' }, '2020-09-14', '2020-09-15'],
  ])('a notice of termination takes %s', (_what, notice, lastDay, end) => {
    const one = agreement([force, happened('termination-notified', '2020-03-15')], [version(1, notice && { notice })]);
    expect(on(lastDay, one)).toMatchObject({ status: 'termination-notified', endsOn: end });
    expect(on(end, one)).toMatchObject({ status: 'terminated' });
  });
  it('an end on record goes before the clock of the notice', () => {
    const one = agreement([force, happened('termination-notified', '2020-03-15'), happened('terminated', '2022-01-01')]);
    expect(on('2021-12-31', one)).toMatchObject({ status: 'termination-notified', endsOn: '2022-01-01' });
  });
  it('what was superseded or ended is known as ended from its first day without force', () => {
    const second = happened('entered-into-force', '2021-01-01', { version: 2 });
    const one = agreement([force, second, happened('terminated', '2023-01-01', { version: 2 })], [version(1), version(2)]);
    const ended = (day: string) =>
      endedVersions(one, pair, { asOf: day as IsoDate, knownAt: KNOWN }).map((each) => [each.version.number, each.endedOn]);
    expect(ended('2020-12-31')).toEqual([]);
    expect(ended('2021-01-01')).toEqual([[1, '2021-01-01']]);
    expect(ended('2023-01-01')).toEqual([
      [1, '2021-01-01'],
      [2, '2023-01-01'],
    ]);
  });
});

describe('reservations', () => {
  const one = agreement([
    force,
    happened('reserved', '2019-01-01', { party: 'RO', provisions: ['nurses', 'doctors'] }),
    happened('reservation-withdrawn', '2020-01-01', { party: 'RO', provisions: ['doctors'] }),
    happened('reserved', '2019-01-01', { party: 'IT', provisions: ['welders'] }),
  ]);
  const reserved = (day: string, between = pair) =>
    [...provisionsReserved(one, between, { asOf: day as IsoDate, knownAt: KNOWN })].toSorted();
  it('exclude their provisions between the reserving country and every other, until withdrawn', () => {
    expect(reserved('2018-12-31')).toEqual([]);
    expect(reserved('2019-06-01')).toEqual(['doctors', 'nurses']);
    expect(reserved('2020-01-01')).toEqual(['nurses']);
    expect(reserved('2020-01-01', { from: pair.to, to: pair.from })).toEqual(['nurses']);
    expect(reserved('2020-01-01', { from: 'IT' as CountryCode, to: 'MD' as CountryCode })).toEqual(['welders']);
  });
});
