import { countriesWithin, type Principal } from '../../identity/index.js';
import { type CountryCode, iscoTitles, parseIscoGroup, parseRegion, regionName, StandardsError } from '../../standards/index.js';
import { parseVacancyStatus, type Vacancy, type VacancySearch } from '../../vacancies/index.js';

const LONGEST_WORDS = 100;
type Query = Readonly<Record<string, string | undefined>>;

/** What the address asks for, within the countries of the desk; `wrong`: names of filters that cannot be read. */
export function readSearch(
  principal: Principal,
  query: Query,
): { readonly search: VacancySearch | undefined; readonly wrong: readonly string[]; readonly countries: readonly CountryCode[] } {
  const countries = countriesWithin(principal, 'desk:open') ?? [];
  const wrong: string[] = [];
  const read = <T>(name: string, parse: (given: string) => T): T | undefined => {
    const given = query[name]?.trim();
    if (!given) return undefined;
    try {
      return parse(given);
    } catch (error) {
      if (!(error instanceof StandardsError)) throw error;
      wrong.push(name);
      return undefined;
    }
  };
  const region = read('region', (given) => parseRegion(given.toUpperCase()));
  const occupation = read('occupation', parseIscoGroup);
  const country = countries.find((one) => one === query.country) ?? countries[0];
  const status = query.status === 'closed' ? parseVacancyStatus('closed') : 'open';
  const [source, words] = [query.source?.trim(), query.words?.trim().slice(0, LONGEST_WORDS)];
  const filters = { ...(region && { region }), ...(occupation && { occupation }), ...(source && { source }), ...(words && { words }) };
  return { search: country && !wrong.length ? { country, status, ...filters } : undefined, wrong, countries };
}

export function listedView({ id, title, employer, region, occupation, source, openings, status, duplicateOf }: Vacancy) {
  return {
    id,
    title,
    employer,
    region: regionName(region),
    occupation: iscoTitles(occupation),
    source,
    openings,
    status,
    isDuplicate: duplicateOf !== undefined,
  };
}
