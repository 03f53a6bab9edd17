import { parseIscoGroup, parseLanguage, parseOccupationUri, parseSkillUri } from '../../standards/index.js';
import type { ConceptRow, Label, RelationRow } from './concept.js';

const LANGUAGES = ['en', 'ro', 'fr', 'it', 'es', 'ar', 'uk'].map(parseLanguage);

/** A line of one of our own files: its cells by the names in the header. */
export type StarterRow = Readonly<Record<string, string>>;

/** An occupation or a skill in each of its languages: the preferred label under `en`, other labels, parted by ` | `, under `enAlt`. */
export function starterConcepts(kind: 'occupation' | 'skill', row: StarterRow): ConceptRow[] {
  const coded =
    kind === 'occupation'
      ? { uri: parseOccupationUri(row.uri), isco: parseIscoGroup(row.isco), skillType: null, reuseLevel: null }
      : { uri: parseSkillUri(row.uri), isco: null, skillType: row.skillType ?? null, reuseLevel: row.reuseLevel ?? null };
  return LANGUAGES.map((language) => ({
    ...coded,
    kind,
    code: null,
    status: 'released',
    description: null,
    language,
    labels: labelsOf(row[language] ?? '', row[`${language}Alt`] ?? ''),
  }));
}

/** A line of our own `occupation-skills.csv`. */
export function starterRelation({ occupation, skill, relation }: StarterRow): RelationRow {
  return {
    kind: 'occupation-skill',
    subject: parseOccupationUri(occupation),
    object: parseSkillUri(skill),
    relation: relation === 'essential' ? 'essential' : 'optional',
  };
}

function labelsOf(preferred: string, others: string): Label[] {
  const alternatives = others.split(' | ').filter(Boolean);
  return [{ kind: 'preferred', text: preferred }, ...alternatives.map((text) => ({ kind: 'alternative', text }) as const)];
}
