import { parseIscoGroup, parseLanguage, parseOccupationUri, parseSkillUri } from '../../standards/index.js';
import type { ConceptRow, Label, RelationRow } from './concept.js';

const LANGUAGES = ['en', 'ro', 'fr'].map(parseLanguage);

/** A line of our own `occupations.csv` or `skills.csv` in each of its languages: URI, codes, preferred labels, other labels parted by ` | `. */
export function starterConcepts(kind: 'occupation' | 'skill', cells: readonly string[]): ConceptRow[] {
  const [uri, ...rest] = cells;
  const coded =
    kind === 'occupation'
      ? { uri: parseOccupationUri(uri), isco: parseIscoGroup(rest[0]), skillType: null, reuseLevel: null }
      : { uri: parseSkillUri(uri), isco: null, skillType: rest[0] ?? null, reuseLevel: rest[1] ?? null };
  const labels = rest.slice(kind === 'occupation' ? 1 : 2);
  return LANGUAGES.map((language, at) => ({
    ...coded,
    kind,
    code: null,
    status: 'released',
    description: null,
    language,
    labels: labelsOf(labels[at] ?? '', labels[at + LANGUAGES.length] ?? ''),
  }));
}

/** A line of our own `occupation-skills.csv`. */
export function starterRelation([occupation, skill, relation]: readonly string[]): RelationRow {
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
