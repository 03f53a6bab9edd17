import { type FeedField, type FeedMapping, isFeedField } from '../domain/feed-mapping.js';

/** The names that offices use for the same, without case and diacritics. */
const SYNONYMS: Readonly<Record<FeedField, readonly string[]>> = {
  source: ['feed', 'sursa'],
  reference: ['id', 'ref', 'vacancy id', 'job id', 'referinta', 'cod', 'referenznummer', 'numero', 'riferimento', 'nr'],
  title: ['job title', 'position', 'titlu', 'functia', 'denumire', 'intitule', 'poste', 'stellenbezeichnung', 'titolo', 'stanowisko'],
  employer: [
    'company',
    'organisation',
    'organization',
    'angajator',
    'employeur',
    'arbeitgeber',
    'azienda',
    'datore di lavoro',
    'pracodawca',
  ],
  description: ['text', 'descriere', 'beschreibung', 'descrizione', 'opis', 'job description'],
  region: ['regiune', 'raion', 'region code', 'judet', 'bundesland', 'regione', 'provincia'],
  latitude: ['lat'],
  longitude: ['lon', 'long', 'lng'],
  occupation: ['isco', 'isco 08', 'isco08', 'isco code', 'cod isco', 'cor'],
  occupationCode: ['occupation code', 'national code', 'cod cor', 'kldb', 'kzis', 'rome', 'codice professione', 'onet', 'soc'],
  occupationUri: ['esco', 'esco uri', 'occupation uri'],
  essentialSkills: ['essential skills', 'skills'],
  optionalSkills: ['optional skills'],
  languages: ['limbi', 'langues', 'sprachen', 'lingue'],
  iscedLevel: ['isced', 'isced level'],
  recognitionRequired: ['recognition required'],
  regulated: [],
  contract: ['contract type', 'vertragsart', 'tip contract', 'tipo contratto', 'type de contrat'],
  hoursPerWeek: ['hours', 'hours per week', 'ore', 'wochenstunden', 'ore settimanali'],
  remote: ['homeoffice', 'telelavoro', 'la distanta'],
  startsOn: ['start', 'start date', 'starts on', 'beginn', 'data inizio'],
  expiresOn: ['expires', 'valid through', 'expires on', 'gultig bis', 'data expirarii', 'scadenza'],
  openings: ['places', 'locuri', 'anzahl', 'posti', 'vacancies'],
  status: ['stare', 'stato'],
  payMin: ['salary', 'salary min', 'salariu', 'gehalt', 'stipendio', 'min salary'],
  payMax: ['salary max', 'max salary'],
  payCurrency: ['currency', 'moneda', 'wahrung', 'valuta', 'salary currency'],
  payPer: ['per', 'salary period'],
};
const FIELD_BY_NAME = new Map(
  Object.entries(SYNONYMS).flatMap(([field, names]) => [field, ...names].map((name) => [folded(name), field as FeedField] as const)),
);

/** What a column means: as its feed has said, else by its name. `null`: nothing, and that is known; undefined: unknown. */
export function fieldOf(column: string, mapping?: FeedMapping): FeedField | null | undefined {
  const said = mapping && Object.keys(mapping.columns).find((name) => folded(name) === folded(column));
  return said === undefined ? FIELD_BY_NAME.get(folded(column)) : mapping?.columns[said];
}

/** The fields whose names come nearest, for a column that nobody knows. */
export function suggestionsFor(column: string): readonly FeedField[] {
  const name = folded(column);
  const near = [...FIELD_BY_NAME]
    .map(([known, field]) => ({ field, likeness: likeness(name, known) }))
    .filter((one) => one.likeness >= 0.4);
  return [...new Set(near.toSorted((a, b) => b.likeness - a.likeness).map(({ field }) => field))].slice(0, 2);
}

export function folded(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '');
  return (isFeedField(name) ? name : plain).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Share of pairs of letters that both have (Dice). */
function likeness(one: string, other: string): number {
  const [a, b] = [pairs(one), pairs(other)];
  const both = [...a].filter((pair) => b.has(pair)).length;
  return a.size + b.size ? (2 * both) / (a.size + b.size) : 0;
}

function pairs(word: string): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => word.slice(at, at + 2)));
}
