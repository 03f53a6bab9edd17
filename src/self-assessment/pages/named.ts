import { type IscoCode, iscoTitleIn } from '../../standards/index.js';
import type { ConceptLabel } from '../../taxonomy/index.js';
import type { DoneJob } from '../domain/done-job.js';

/** Words, and their language where it is not the page's. */
export interface Named {
  readonly text: string;
  readonly lang?: string;
}

export function namedIn({ text, language: of }: ConceptLabel, language: string): Named {
  return { text, ...(of !== language && { lang: of }) };
}

/** A concept that is no longer held shows its URI. */
export function named(uri: string, labels: ReadonlyMap<string, ConceptLabel>, language: string): Named {
  const label = labels.get(uri);
  return label ? namedIn(label, language) : { text: uri, lang: '' };
}

export function occupationNamed(code: IscoCode, language: string): Named {
  return namedIn(iscoTitleIn(code, language), language);
}

/** The occupation of a job: its own label, or the title of its group where only that is in the language. Undefined: none was chosen. */
export function occupationOf(
  { occupation, occupationUri }: Pick<DoneJob, 'occupation' | 'occupationUri'>,
  labels: ReadonlyMap<string, ConceptLabel>,
  language: string,
): Named | undefined {
  const group = occupation && occupationNamed(occupation, language);
  const label = occupationUri && labels.has(occupationUri) ? named(occupationUri, labels, language) : undefined;
  return label?.lang && group && !group.lang ? group : (label ?? group);
}
