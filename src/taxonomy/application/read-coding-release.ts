import type { CodingLabel, CodingTaxonomy } from '../coding/labels.js';
import type { ConceptRow } from '../domain/concept.js';
import { findRelease } from '../storage/esco-files/esco-source.js';
import { conceptRows, relationRows } from '../storage/esco-files/release-rows.js';

/** A release as the coder needs it, straight from its files: all its languages, or those named. @throws EscoFilesMissing @throws EscoFileUnreadable */
export async function readCodingRelease(place: string, languages?: readonly string[]): Promise<CodingTaxonomy> {
  const { files } = await findRelease(place);
  const occupations = new Map<
    string,
    { uri: string; isco: string; code: string | null; about: string; essential: string[]; optional: string[] }
  >();
  const labels = { occupation: [] as CodingLabel[], skill: [] as CodingLabel[] };
  const iscoTitles = new Map<string, string>();
  const take = ({ kind, uri, isco, code, ...row }: ConceptRow) => {
    if (kind === 'occupation') {
      const held = occupations.get(uri) ?? { uri, isco: isco ?? '', code, about: '', essential: [], optional: [] };
      occupations.set(uri, { ...held, about: `${held.about} ${row.description ?? ''}`.trim() });
    }
    if (kind === 'isco-group') iscoTitles.set(code ?? '', [iscoTitles.get(code ?? ''), row.labels[0]?.text].filter(Boolean).join(' '));
    if (kind === 'occupation' || kind === 'skill')
      labels[kind].push(...row.labels.map((label) => ({ uri, language: row.language, ...label })));
  };
  for (const { content, language, source } of files) {
    if (content.holds === 'concepts' && (!languages || languages.includes(language)))
      for await (const row of conceptRows(source, content.kind, language, () => {})) take(row);
    if (content.holds === 'relations' && content.kind === 'occupation-skill')
      for await (const { subject, object, relation } of relationRows(source, content.kind, () => {}))
        if (relation !== 'broader') occupations.get(subject)?.[relation].push(object);
  }
  return { occupations: [...occupations.values()], occupationLabels: labels.occupation, skillLabels: labels.skill, iscoTitles };
}
