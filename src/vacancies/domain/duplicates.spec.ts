import fc from 'fast-check';
import { aVacancy } from '../../../test/fixtures/a-vacancy.js';
import { parseIscoGroup, parseIsoDate, parseRegion } from '../../standards/index.js';
import { becauseOf, clustersOf } from './duplicate-clusters.js';
import { type Advertisement, comparedUnder, sameJob } from './duplicates.js';
import { employerFold } from './words.js';

const TEXT = 'Căutăm o îngrijitoare cu răbdare pentru doi vârstnici din Orhei, cinci zile pe săptămână, cu masă și transport asigurate';
const ad = (id: string, facts: Partial<Advertisement> = {}): Advertisement =>
  aVacancy({ id, source: `feed-${id}`, reference: id, employer: 'Casa Bunicilor SRL', title: 'Îngrijitoare la domiciliu', ...facts });
const merged = (one: Partial<Advertisement>, other: Partial<Advertisement>) => sameJob(ad('a', one), ad('b', other)) !== undefined;

describe('two advertisements', () => {
  it.each(['S.C. Casa Bunicilor S.R.L.', 'CASA BUNICILOR', 'Casa Bunicilor, S.r.l.', 'Cása  bunicilor SRL'])(
    'are of one employer when they write %s and Casa Bunicilor SRL',
    (name) => expect(employerFold(name)).toBe(employerFold('Casa Bunicilor SRL')),
  );

  it.each([
    ['Müller GmbH & Co. KG', 'muller'],
    ['Rossi S.p.A.', 'rossi'],
    ['SRL', 'srl'],
    ['Smith Ltd', 'smith'],
  ])('fold %s to %s', (name, folded) => expect(employerFold(name)).toBe(folded));

  it('are one job with the same employer, place, occupation and title, and say why', () => {
    const [one, other] = [ad('a', { description: TEXT }), ad('b', { employer: 'S.C. CASA BUNICILOR S.R.L.', description: TEXT })];
    const because = sameJob(one, other);
    expect(because).toEqual({ employer: 'casa bunicilor', title: 100, description: 100 });
    expect(becauseOf(other, because!)).toBe(
      'same as feed-b/b because of employer "casa bunicilor", region and occupation, titles 100 % alike, descriptions 100 % alike',
    );
  });

  it.each<[string, Partial<Advertisement>, Partial<Advertisement>]>([
    ['another region', {}, { region: parseRegion('MD-BA') }],
    ['another occupation', {}, { occupation: parseIscoGroup('5321') }],
    ['no unit group', { occupation: parseIscoGroup('532') }, { occupation: parseIscoGroup('532') }],
    ['another employer', {}, { employer: 'Casa Copiilor SRL' }],
    ['titles that differ and nothing else to go by', {}, { title: 'Îngrijitoare' }],
    ['another number in the title', { title: 'Schimbul 1', description: TEXT }, { title: 'Schimbul 2', description: TEXT }],
    ['another language in the title', { title: 'Programator C++' }, { title: 'Programator C#' }],
    ['another description', { description: TEXT }, { description: 'Gătit și curățenie într-un cămin din centru, trei nopți pe săptămână' }],
    [
      'another branch in the title',
      { title: 'Manager service Norfolk', description: TEXT },
      { title: 'Manager service Hampton', description: TEXT },
    ],
    ['another house number in the text', { description: `${TEXT}, strada Florilor 12` }, { description: `${TEXT}, strada Florilor 14` }],
    ['one source and a word that differs', { source: 'same', description: TEXT }, { source: 'same', description: `${TEXT} zilnic` }],
    ['other hours', { hoursPerWeek: 20 }, { hoursPerWeek: 40 }],
    ['another contract', { contract: 'permanent' }, { contract: 'seasonal' }],
    ['another start', { startsOn: parseIsoDate('2027-01-01') }, { startsOn: parseIsoDate('2027-01-09') }],
    ['other pay', { pay: { max: 9_000, currency: 'MDL', per: 'month' } }, { pay: { min: 9_001, currency: 'MDL', per: 'month' } }],
    ['a licence asked', {}, { regulated: true }],
    [
      'no employer and another wording',
      { employer: undefined as never, description: TEXT },
      { employer: undefined as never, description: `${TEXT} și un abonament de telefon` },
    ],
    ['one source and no description', { source: 'same' }, { source: 'same' }],
  ])('are two jobs with %s', (_, one, other) => expect(merged(one, other)).toBe(false));

  it.each<[string, Partial<Advertisement>, Partial<Advertisement>]>([
    ['who may apply is written otherwise', { title: 'Schweißer (m/w/d)' }, { title: 'Schweisser' }],
    ['one leaves out hours, pay and start', { hoursPerWeek: 40, startsOn: parseIsoDate('2027-01-01') }, {}],
    ['starts lie seven days apart', { startsOn: parseIsoDate('2027-01-01') }, { startsOn: parseIsoDate('2027-01-08') }],
    [
      'neither names the employer and the words are the same',
      { employer: undefined as never, description: TEXT },
      { employer: undefined as never, description: TEXT.toUpperCase() },
    ],
    ['one source repeats itself word by word', { source: 'same', description: TEXT }, { source: 'same', description: TEXT }],
  ])('are one job when %s', (_, one, other) => expect(merged(one, other)).toBe(true));
});

const WORDS = TEXT.split(' ');
const anAd = fc
  .record({
    source: fc.constantFrom('north', 'south', 'east'),
    title: fc.constantFrom('Sudor MIG', 'Sudor MIG MAG', 'Sudor', 'Sudor 2'),
    employer: fc.constantFrom('Metal SRL', 'METAL', 'Fier SA', undefined),
    cut: fc.constantFrom(0, 1, 2, 4, 9, undefined),
    hoursPerWeek: fc.constantFrom(20, 40, undefined),
    expiresOn: fc.constantFrom('2027-01-01', '2027-02-01', undefined),
  })
  .map(
    ({ cut, ...facts }) => ({ ...facts, ...(cut !== undefined && { description: WORDS.slice(cut).join(' ') }) }) as Partial<Advertisement>,
  );
const someAds = fc
  .array(anAd, { maxLength: 12 })
  .map((all) => all.map((facts, at) => ad(`${at}`.padStart(2, '0'), { ...facts, reference: `${at}` })));
const apartBy = (n: number) => (one: string, other: string) => (Number(one) * Number(other) + n) % 7 === 0;
const named = (clusters: ReturnType<typeof clustersOf>) =>
  clusters
    .map(({ canonical, others }) => [canonical.id, ...others.map(({ advertisement }) => advertisement.id).toSorted()].join(' '))
    .toSorted();

describe('jobs among open advertisements (random ones, seed 20261126)', () => {
  const check = <T>(ads: fc.Arbitrary<T>, holds: (value: T) => void) =>
    fc.assert(fc.property(ads, holds), { seed: 20261126, numRuns: 500 });

  it('are told the same whichever way two are compared, and only under one key', () => {
    let same = 0;
    check(fc.tuple(anAd, anAd), ([a, b]) => {
      const [one, other] = [ad('1', a), ad('2', b)];
      expect(sameJob(one, other)).toEqual(sameJob(other, one));
      if (sameJob(one, other)) expect(comparedUnder(one)).toBe(comparedUnder(other));
      same += sameJob(one, other) ? 1 : 0;
    });
    expect(same).toBeGreaterThan(10);
  });

  it('keep every advertisement once, and hold only such as are all the same and were not told apart', () => {
    check(fc.tuple(someAds, fc.nat(6)), ([ads, n]) => {
      const groups = clustersOf(ads, apartBy(n)).map(({ canonical, others }) => [
        canonical,
        ...others.map(({ advertisement }) => advertisement),
      ]);
      expect(
        groups
          .flat()
          .map(({ id }) => id)
          .toSorted(),
      ).toEqual(ads.map(({ id }) => id).toSorted());
      for (const group of groups)
        for (const [at, one] of group.entries())
          for (const other of group.slice(at + 1)) expect(sameJob(one, other) && !apartBy(n)(one.id, other.id)).toBeTruthy();
    });
  });

  it('are the same in whatever order the advertisements arrive', () => {
    const shuffled = someAds.chain((ads) => fc.tuple(fc.constant(ads), fc.shuffledSubarray(ads, { minLength: ads.length })));
    check(shuffled, ([ads, other]) => expect(named(clustersOf(other, apartBy(3)))).toEqual(named(clustersOf(ads, apartBy(3)))));
  });

  it('are represented by the one that stays open longest', () => {
    check(someAds, (ads) => {
      const end = ({ expiresOn }: Advertisement) => expiresOn ?? '9999-12-31';
      for (const { canonical, others } of clustersOf(ads, () => false))
        for (const { advertisement } of others) expect(end(advertisement) <= end(canonical)).toBe(true);
    });
  });
});
