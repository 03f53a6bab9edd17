import { demonstrationPeople, demonstrationVacancies } from '../../demonstration/index.js';
import { countryOf, parseCountry, SANDBOX_COUNTRIES } from '../../standards/index.js';
import { sandboxesOf } from './sandboxes.js';
import { seededPeople, seededVacancies } from './seed.js';

const newIds = () => {
  let last = 0;
  return () => `00000000-0000-7000-8000-${String(++last).padStart(12, '0')}`;
};

describe('what a sandbox begins with', () => {
  it.each(SANDBOX_COUNTRIES)(
    'lies in %s and nowhere else, says that it is invented, and shares no id with the demonstration',
    (sandbox) => {
      const people = seededPeople(demonstrationPeople(), sandbox, newIds());
      const vacancies = seededVacancies(demonstrationVacancies(), sandbox);
      expect([people.length, vacancies.length, new Set(vacancies.map(({ reference }) => reference)).size]).toEqual([12, 60, 60]);
      expect(people.filter(({ profile }) => profile.destination !== sandbox)).toEqual([]);
      const regions = [...vacancies.map(({ region }) => region), ...people.flatMap(({ profile }) => profile.wishes.regions)];
      expect(regions.filter((region) => countryOf(region) !== sandbox)).toEqual([]);
      expect(people.filter(({ details }) => !details.displayName?.includes('(invented, sandbox)'))).toEqual([]);
      const before = new Set(demonstrationPeople().flatMap(({ profile }) => [profile.id, ...profile.credentials.map(({ id }) => id)]));
      expect(
        people.flatMap(({ profile }) => [profile.id, ...profile.credentials.map(({ id }) => id)]).filter((id) => before.has(id)),
      ).toEqual([]);
    },
  );
});

describe('the sandboxes of an installation', () => {
  it('are two in a trial, none in production, or those that are named', () => {
    expect(sandboxesOf({ sandboxes: 'auto', environment: 'development' })).toEqual(['QM', 'QN'].map(parseCountry));
    expect(sandboxesOf({ sandboxes: 'auto', environment: 'production' })).toEqual([]);
    expect(sandboxesOf({ sandboxes: 'QZ', environment: 'production' })).toEqual([parseCountry('QZ')]);
  });
});
