import { UnreadableFeed } from '../domain/vacancy.errors.js';

/** Our names, and the ones that offices use for the same. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  source: ['source', 'feed', 'sursa'],
  reference: ['reference', 'id', 'ref', 'vacancy id', 'referinta', 'cod'],
  title: ['title', 'job title', 'position', 'titlu', 'functia', 'denumire', 'intitule', 'poste'],
  employer: ['employer', 'company', 'organisation', 'angajator', 'employeur'],
  description: ['description', 'text', 'descriere'],
  region: ['region', 'regiune', 'raion', 'region code'],
  latitude: ['latitude', 'lat'],
  longitude: ['longitude', 'lon', 'long', 'lng'],
  occupation: ['occupation', 'isco', 'isco 08', 'isco08', 'isco code', 'cod isco', 'cor'],
  occupationUri: ['occupationuri', 'esco', 'esco uri', 'occupation uri'],
  essentialSkills: ['essentialskills', 'essential skills', 'skills'],
  optionalSkills: ['optionalskills', 'optional skills'],
  languages: ['languages', 'limbi', 'langues'],
  iscedLevel: ['iscedlevel', 'isced', 'isced level'],
  recognitionRequired: ['recognitionrequired', 'recognition required'],
  regulated: ['regulated'],
  contract: ['contract', 'contract type'],
  hoursPerWeek: ['hoursperweek', 'hours', 'hours per week', 'ore'],
  remote: ['remote'],
  startsOn: ['startson', 'start', 'start date', 'starts on'],
  expiresOn: ['expireson', 'expires', 'valid through', 'expires on'],
  openings: ['openings', 'places', 'locuri'],
  status: ['status'],
};
const LISTS = ['essentialSkills', 'optionalSkills'];
const NUMBERS = ['latitude', 'longitude', 'hoursPerWeek', 'openings', 'iscedLevel'];
const SWITCHES = ['recognitionRequired', 'regulated', 'remote'];
const REQUIRED = ['reference', 'title', 'region', 'occupation'];

/** One CSV row under its header as a vacancy form; lists are separated by spaces or |, languages written "ro B1". @throws UnreadableFeed when a needed column is missing */
export function fromCsv(row: Readonly<Record<string, string>>, source: string): Record<string, unknown> {
  const named = Object.entries(row).flatMap(([column, cell]) => {
    const name = nameOf(column);
    return name && cell.trim() !== '' ? [[name, cellOf(name, cell.trim())] as const] : [];
  });
  const missing = REQUIRED.filter((name) => !Object.keys(row).some((column) => nameOf(column) === name));
  if (missing.length) throw new UnreadableFeed(`The header lacks ${missing.join(', ')}. It has: ${Object.keys(row).join(', ')}.`);
  const { latitude, longitude, ...vacancy } = Object.fromEntries(named);
  const hasPlace = latitude !== undefined || longitude !== undefined;
  return { source, ...vacancy, ...(hasPlace && { place: { latitude, longitude } }) };
}

function nameOf(column: string): string | undefined {
  const folded = column.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[_-]+/g, ' ').trim();
  return Object.keys(SYNONYMS).find((name) => SYNONYMS[name]?.includes(folded) || SYNONYMS[name]?.includes(folded.replaceAll(' ', '')));
}

function cellOf(name: string, cell: string): unknown {
  if (LISTS.includes(name)) return cell.split(/[|\s]+/).filter(Boolean);
  if (NUMBERS.includes(name)) return Number.isNaN(Number(cell.replace(',', '.'))) ? cell : Number(cell.replace(',', '.'));
  if (SWITCHES.includes(name)) return /^(yes|true|1|da|oui)$/i.test(cell);
  if (name === 'languages')
    return cell.split(/[|;,]+/).map((one) => ({ language: one.trim().split(/\s+/)[0], level: one.trim().split(/\s+/)[1] }));
  return cell;
}
