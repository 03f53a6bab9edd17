import { fromPositionOpening } from '../hr-open.js';
import type { Json } from '../json.js';
import { postingsOf } from '../postings.js';
import { readOddDate } from '../text/odd-date.js';
import { plainText } from '../text/plain-text.js';
import { fromJobPosting } from './job-posting.js';

const aPosting = (facts: Json): Json => ({ '@type': 'JobPosting', identifier: 'J-1', title: 'Sudor', ...facts });
const draftOf = (facts: Json) => fromJobPosting(aPosting(facts)).draft;

describe('a JobPosting as pages have it', () => {
  it.each<[string, unknown]>([
    ['a text', 'J-9'],
    ['a number', 9],
    ['a PropertyValue', { '@type': 'PropertyValue', name: 'Office', value: 'J-9' }],
    ['a list of them', [{ name: 'Office' }, { value: 'J-9' }]],
  ])('is known by its identifier, %s', (_what, identifier) => {
    expect(draftOf({ identifier }).reference).toBe(identifier === 9 ? '9' : 'J-9');
  });

  it('without one is known by its address', () => {
    expect(draftOf({ identifier: undefined, url: 'https://jobs.example/7' }).reference).toBe('https://jobs.example/7');
  });

  it.each<[string, unknown, string | undefined]>([
    ['a country and a locality', { address: { addressCountry: 'MD', addressLocality: 'Orhei' } }, 'MD-OR'],
    ['a country in words, in any language', { address: { addressCountry: 'Republica Moldova', addressRegion: 'Orhei' } }, 'MD-OR'],
    [
      'a country in words',
      { address: { addressCountry: { '@type': 'Country', name: 'Italia' }, addressRegion: 'Emilia-Romagna' } },
      'IT-45',
    ],
    ['the code of a region without its country', { address: { addressCountry: 'US', addressRegion: 'VA' } }, 'US-VA'],
    ['a province', { address: { addressCountry: 'Italy', addressRegion: 'BO' } }, 'IT-BO'],
    ['a whole code', { address: { addressRegion: 'md-ba' } }, 'MD-BA'],
    ['a list of places', [{ address: {} }, { address: [{ addressCountry: 'ROU', addressRegion: 'Iași' }] }], 'RO-IS'],
    ['one line of text', 'Orhei, Moldova', 'MD-OR'],
    ['a country that begins with the letters of another', { address: { addressCountry: 'Germany', addressRegion: 'Berlin' } }, 'DE-BE'],
    ['nothing that we know', { address: { addressCountry: 'US', addressRegion: 'Narnia' } }, undefined],
  ])('lies where its place says, %s', (_what, jobLocation, region) => {
    expect(draftOf({ jobLocation }).region).toBe(region);
  });

  it.each<[string, unknown, unknown]>([
    ['a number with its currency', 1200, undefined],
    ['a MonetaryAmount of a number', { currency: 'EUR', value: 1200, unitText: 'MONTH' }, { min: 1200, currency: 'EUR', per: 'month' }],
    [
      'a range',
      { currency: 'eur', value: { minValue: '1 200,50', maxValue: '1.500', unitText: 'Month' } },
      { min: 1200.5, max: 1500, currency: 'EUR', per: 'month' },
    ],
    ['an hour', [{ currency: 'EUR', value: { value: 12.5, unitText: 'HOUR' } }], { min: 12.5, currency: 'EUR', per: 'hour' }],
    ['a year, with code', { currency: 'EUR', value: { maxValue: 40000, unitCode: 'ANN' } }, { max: 40000, currency: 'EUR', per: 'year' }],
    ['a price', { priceCurrency: 'EUR', minPrice: 10, maxPrice: 12, unitText: 'HOUR' }, { min: 10, max: 12, currency: 'EUR', per: 'hour' }],
    ['nil', { currency: 'EUR', value: { minValue: 0, unitText: 'YEAR' } }, undefined],
    ['words', 'negotiable', undefined],
  ])('pays what it says, %s', (_what, baseSalary, pay) => {
    expect(draftOf({ baseSalary }).pay).toEqual(pay);
  });

  it.each<[string, Json, string]>([
    ['no time', { baseSalary: 1200, salaryCurrency: 'EUR' }, 'it does not say for which time'],
    ['a week', { baseSalary: { currency: 'EUR', value: { value: 300, unitText: 'WEEK' } } }, '"WEEK" is not an hour, a month or a year'],
    ['no currency', { baseSalary: { value: { value: 300, unitText: 'HOUR' } } }, 'it names no currency'],
    [
      'an end before its beginning',
      { baseSalary: { currency: 'EUR', value: { minValue: 30, maxValue: 20, unitText: 'HOUR' } } },
      'it goes from 30 down to 20',
    ],
  ])('says why its pay is left out: %s', (_what, facts, why) => {
    expect(fromJobPosting(aPosting(facts))).toMatchObject({ leftOut: [`baseSalary was left out: ${why}`] });
  });

  it.each<[unknown, string | undefined]>([
    ['FULL_TIME', undefined],
    [['FULL_TIME', 'TEMPORARY'], 'fixed-term'],
    ['full-time, contractor', 'self-employed'],
    ['https://schema.org/Seasonal', 'seasonal'],
  ])('is a contract only where it says one: %j', (employmentType, contract) => {
    expect(draftOf({ employmentType }).contract).toBe(contract);
  });

  it.each<[unknown, Json]>([
    ['5322', { occupation: '5322' }],
    ['ISCO-08 5322', { occupation: '5322' }],
    [{ codeValue: '5322', inCodeSet: 'ISCO-08' }, { occupation: '5322' }],
    [['41-3011.00', '41-3011.00', '27-3031.00'], { occupationCodes: ['41-3011.00', '27-3031.00'] }],
    ['41-3011.00 Advertising Sales Agents', { occupationCodes: ['41-3011.00'] }],
    ['Nursing assistants', {}],
    [
      'http://data.europa.eu/esco/occupation/00000000-0000-0000-0000-000000000000',
      { occupationUri: 'http://data.europa.eu/esco/occupation/00000000-0000-0000-0000-000000000000' },
    ],
  ])('names its occupation in codes, ours or of others: %j', (occupationalCategory, named) => {
    const { occupation, occupationUri, occupationCodes } = draftOf({ occupationalCategory });
    expect(Object.fromEntries(Object.entries({ occupation, occupationUri, occupationCodes }).filter(([, one]) => one))).toEqual(named);
  });

  it('that seems to have no last day says that it could not be read', () => {
    expect(fromJobPosting(aPosting({ validThrough: 'until filled' }))).toMatchObject({
      leftOut: ['validThrough "until filled" is no date that can be read'],
    });
  });

  it('is found among the other things of a page, and takes its employer from the graph', () => {
    const graph = [
      { '@type': 'BreadcrumbList', itemListElement: [{ '@type': 'ListItem', name: 'Jobs' }] },
      { '@type': 'Organization', '@id': '#us', name: 'Lavanda SRL' },
      aPosting({ hiringOrganization: { '@id': '#us' } }),
      { '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', item: aPosting({ identifier: 'J-2' }) }] },
    ];
    const read = postingsOf({ '@context': 'https://schema.org', '@graph': graph }).map((one) => fromJobPosting(one as Json).draft);
    expect(read.map(({ reference, employer }) => [reference, employer])).toEqual([
      ['J-1', 'Lavanda SRL'],
      ['J-2', undefined],
    ]);
  });
});

describe('dates as found', () => {
  it.each([
    ['2026-11-03', '2026-11-03'],
    ['2026-11-3', '2026-11-03'],
    ['2026/11/03', '2026-11-03'],
    ['20261103', '2026-11-03'],
    ['2026-11-03T23:30:00+02:00', '2026-11-03'],
    ['2026-11-03T23:30:00.000Z', '2026-11-03'],
    ['3.11.2026', '2026-11-03'],
    ['03/11/2026', '2026-11-03'],
    ['11/23/2026', '2026-11-23'],
    ['3 November 2026', '2026-11-03'],
    ['November 3rd, 2026', '2026-11-03'],
    ['Tue, 3 Nov 2026 10:00:00 GMT', '2026-11-03'],
    ['3 noiembrie 2026', '2026-11-03'],
    [1_793_664_000_000, '2026-11-03'],
    ['2026-02-30', undefined],
    ['soon', undefined],
    ['', undefined],
  ])('%j says %j', (given, day) => {
    expect(readOddDate(given)).toBe(day);
  });
});

describe('descriptions as HTML', () => {
  it.each([
    ['<p>Sudor &amp; l&#39;atelier</p><script>x</script><ul><li>unu<li>doi</ul>', "Sudor & l'atelier\nunu\ndoi"],
    ['&lt;p&gt;Sudor&lt;/p&gt;&lt;br&gt;MIG', 'Sudor\nMIG'],
    ['less than 3 < 5 and > 2', 'less than 3 < 5 and > 2'],
    ['caf&eacute; &#8211; &#x20AC; 5 &unknown;', 'café – € 5 &unknown;'],
    ['a<!-- hidden -->b', 'a b'],
  ])('%j reads %j', (html, words) => {
    expect(plainText(html)).toBe(words);
  });
});

describe('a PositionOpening of HR Open', () => {
  const opening = {
    documentId: { value: 'D-1' },
    statusCode: 'Open',
    positionProfiles: [
      {
        positionId: { value: 31539, schemeId: 'Office' },
        positionTitle: 'Sudor',
        positionLocation: [{ city: 'Bălți', countryCode: 'MD', countrySubdivisions: [{ type: 'region', value: 'MD-BA' }] }],
        positionOrganizations: [{ name: 'Lavanda SRL' }],
        positionFormattedDescriptions: [{ title: 'Job Description', content: '<p>MIG</p>' }],
        positionScheduleTypeCodes: ['Temporary'],
        postingInstructions: [{ start: '2026-05-16', end: '2026-12-31' }],
        jobCategories: [{ code: '7212', schemeId: 'ISCO-08' }],
        offeredRemunerationPackage: {
          ranges: [
            { intervalCode: 'Year', referenceAmount: { value: 40000, currency: 'EUR' }, typeCode: 'Minimum BasePay' },
            { intervalCode: 'Year', referenceAmount: { value: 50000, currency: 'EUR' }, typeCode: 'Maximum BasePay' },
          ],
        },
      },
      { positionId: { value: 31540 }, positionTitle: 'Bucătar' },
    ],
  };

  it('has a row for each of its profiles', () => {
    const rows = postingsOf([opening]).map((one) => fromPositionOpening(one as Json).draft);
    expect(rows.map(({ reference, title }) => [reference, title])).toEqual([
      ['31539', 'Sudor'],
      ['31540', 'Bucătar'],
    ]);
    expect(rows[0]).toEqual({
      reference: '31539',
      title: 'Sudor',
      employer: 'Lavanda SRL',
      description: 'MIG',
      region: 'MD-BA',
      occupation: '7212',
      contract: 'fixed-term',
      expiresOn: '2026-12-31',
      pay: { min: 40000, max: 50000, currency: 'EUR', per: 'year' },
    });
  });

  it('that is filled closes', () => {
    expect(fromPositionOpening({ ...opening, statusCode: 'Filled' }).draft.status).toBe('closed');
  });
});
