import type { DemonstrationPerson } from '../../demonstration/index.js';
import { type CountryCode, parseCountry, type RegionCode, regionsOf } from '../../standards/index.js';
import type { VacancyForm } from '../../vacancies/index.js';

const FROM = 'MD';
/** Whoever is referred has to live somewhere. */
const ABROAD = parseCountry('IT');
const PEOPLE = 12;
const VACANCIES = 60;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;
const OWN_ID = new RegExp(`"(${UUID.source})"`, 'g');

/** The source of what a sandbox begins with. */
export function sourceOf(sandbox: CountryCode): string {
  return `sandbox-${sandbox.toLowerCase()}`;
}

/** The invented people of the demonstration, as others who look for work in a sandbox; nobody gets the id of one who was there before. */
export function seededPeople(
  people: readonly DemonstrationPerson[],
  sandbox: CountryCode,
  newId: () => string,
): readonly DemonstrationPerson[] {
  return people
    .filter(({ profile }) => profile.destination === FROM)
    .slice(0, PEOPLE)
    .map((one) => moved(withNewIds(one, newId), sandbox))
    .map(({ profile, details }) => ({ profile: { ...profile, residence: ABROAD }, details }));
}

/** Its vacancies, by the same references each time. */
export function seededVacancies(vacancies: readonly VacancyForm[], sandbox: CountryCode): readonly VacancyForm[] {
  return vacancies
    .filter(({ region }) => region.startsWith(`${FROM}-`))
    .slice(0, VACANCIES)
    .map(({ place: _place, ...one }) => ({
      ...moved(one, sandbox),
      source: sourceOf(sandbox),
      reference: one.reference.replace(/^D/, 'S'),
    }));
}

/** An id stands for the same thing wherever it is named; identifiers of ESCO are no ids of ours. */
function withNewIds<T>(one: T, newId: () => string): T {
  const ids = new Map<string, string>();
  const anew = (id: string) => {
    const given = ids.get(id) ?? newId();
    ids.set(id, given);
    return given;
  };
  return JSON.parse(JSON.stringify(one).replaceAll(OWN_ID, (_, id: string) => `"${anew(id)}"`)) as T;
}

function moved<T>(one: T, sandbox: CountryCode): T {
  const text = JSON.stringify(one)
    .replaceAll(/"MD-([A-Z]{2})"/g, (_, letters: string) => `"${regionFor(sandbox, letters)}"`)
    .replaceAll(`"destination":"${FROM}"`, `"destination":"${sandbox}"`)
    .replaceAll('(demonstration)', '(invented, sandbox)')
    .replaceAll('Demonstration employer', 'Sandbox employer');
  return JSON.parse(text) as T;
}

/** Regions of a country fall on the three of a sandbox, the same ones each time. */
function regionFor(sandbox: CountryCode, letters: string): RegionCode | undefined {
  const regions = regionsOf(sandbox);
  return regions[(letters.charCodeAt(0) + letters.charCodeAt(1)) % regions.length]?.code;
}
