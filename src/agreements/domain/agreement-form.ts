import type { Agreement, AgreementVersion } from './agreement.js';
import type { AgreementEvent } from './agreement-event.js';
import type { Condition } from './condition.js';

/** What is sent and kept in files: an agreement without what the service adds (ids, hashes, recording time). */
export type AgreementForm = Pick<Agreement, 'slug' | 'kind' | 'title' | 'parties' | 'demonstration'> & {
  readonly versions: readonly VersionForm[];
  readonly events: readonly EventForm[];
};
export type VersionForm = Omit<AgreementVersion, 'contentHash' | 'recordedOn' | 'state'>;
export type EventForm = Omit<AgreementEvent, 'id' | 'recordedAt'> & { readonly recordedAt?: string };

export interface FieldErrorLike {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

const MOST_NODES = 200;
const MOST_DEPTH = 12;

/** Size of a condition tree: too large or too deep a tree is refused (at most 200 conditions, 12 deep). */
export function conditionTooLarge(condition: Condition): boolean {
  let nodes = 0;
  const visit = (one: Condition, depth: number): boolean => {
    nodes += 1;
    return nodes > MOST_NODES || depth > MOST_DEPTH || partsOf(one).some((part) => visit(part, depth + 1));
  };
  return visit(condition, 1);
}

function partsOf(condition: Condition): readonly Condition[] {
  if ('all' in condition) return condition.all;
  if ('any' in condition) return condition.any;
  if ('not' in condition) return [condition.not];
  return 'of' in condition ? condition.of : [];
}
