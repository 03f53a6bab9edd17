import { parseCountry, parseIsoDate } from '../../standards/index.js';
import { type AgencyLicence, isLicensed } from './agency-licence.js';

const MD = parseCountry('MD');
const licence: AgencyLicence = {
  ...{ id: '1', country: MD, agency: 'Lavoro Sud SRL', number: 'AP-17', authority: 'ANOFM', source: 'Register', verified: false },
  from: parseIsoDate('2026-01-01'),
  to: parseIsoDate('2026-12-31'),
};

describe('the licence of an agency', () => {
  it.each([
    ['on its first day', { name: 'LAVORO SUD S.R.L.' }, 'MD', '2026-01-01', true],
    ['on its last day, with its number', { name: 'Lavoro Sud', licence: 'AP-17' }, 'MD', '2026-12-31', true],
    ['not the day before', { name: 'Lavoro Sud' }, 'MD', '2025-12-31', false],
    ['not the day after', { name: 'Lavoro Sud' }, 'MD', '2027-01-01', false],
    ['not under another number', { name: 'Lavoro Sud', licence: 'AP-18' }, 'MD', '2026-06-01', false],
    ['not of another agency', { name: 'Lavoro Nord' }, 'MD', '2026-06-01', false],
    ['not in another country', { name: 'Lavoro Sud' }, 'RO', '2026-06-01', false],
  ])('holds %s', (_, agency, country, day, holds) => {
    expect(isLicensed(agency, parseCountry(country), [licence], parseIsoDate(day))).toBe(holds);
  });
});
