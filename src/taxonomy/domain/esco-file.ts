import { type LanguageTag, parseLanguage } from '../../standards/index.js';
import type { ConceptKind, RelationKind } from './concept.js';

/** What the rows of one file of the official download are, by its published name. Source: ESCO, download of type classification, CSV. */
export type EscoContent =
  | { readonly holds: 'concepts'; readonly kind: ConceptKind }
  | { readonly holds: 'relations'; readonly kind: RelationKind };

const CONTENT_OF: Readonly<Record<string, EscoContent>> = {
  occupations: { holds: 'concepts', kind: 'occupation' },
  skills: { holds: 'concepts', kind: 'skill' },
  iscogroups: { holds: 'concepts', kind: 'isco-group' },
  skillgroups: { holds: 'concepts', kind: 'skill-group' },
  occupationskillrelations: { holds: 'relations', kind: 'occupation-skill' },
  skillskillrelations: { holds: 'relations', kind: 'skill-skill' },
  broaderrelationsoccpillar: { holds: 'relations', kind: 'broader' },
  broaderrelationsskillpillar: { holds: 'relations', kind: 'broader' },
};

/** Without these a release is not one. */
export const REQUIRED_FILES = ['occupations', 'skills', 'occupationSkillRelations'] as const;

export interface EscoFileName {
  /** The published name without language and ending, in small letters. */
  readonly name: string;
  readonly content: EscoContent;
  readonly language: LanguageTag;
}

/**
 * `fr/occupations_fr.csv.gz` holds occupations in French; without a suffix the folder's name counts, and English without either.
 * @returns undefined for a file that the import does not read
 */
export function escoFileOf(path: string): EscoFileName | undefined {
  const parts = path.split(/[\\/]/);
  const found = /^([a-z]+)(?:_([a-z]{2}(?:-[a-z]{2,8})?))?\.csv(?:\.gz)?$/i.exec(parts.at(-1) ?? '');
  const name = found?.[1]?.toLowerCase() ?? '';
  const content = CONTENT_OF[name];
  if (!content) return undefined;
  return { name, content, language: languageOf(found?.[2] ?? parts.at(-2)) ?? parseLanguage('en') };
}

function languageOf(name: string | undefined): LanguageTag | undefined {
  return name && /^[a-z]{2}(-[a-z]{2,8})?$/i.test(name) ? parseLanguage(name) : undefined;
}

/** The number of a release in the name of its directory or zip, such as `1.2.0`. */
export function releaseOf(path: string): string {
  return /(?:^|[^\d.])v?(\d+\.\d+(?:\.\d+)?)(?!\d)/i.exec(path.split(/[\\/]/).at(-1) ?? '')?.[1] ?? 'unnamed';
}
