import type { Agreement } from './agreement.js';
import type { Designation } from './designation.js';

/** Of each key the designation recorded last by `knownAt` (ISO 8601 instant), in the order of keys. */
export function designationsKnown({ designations }: Pick<Agreement, 'designations'>, knownAt: string): readonly Designation[] {
  const known = Date.parse(knownAt);
  const byKey = new Map<string, Designation>();
  for (const one of designations) {
    const before = byKey.get(one.key);
    const recorded = Date.parse(one.recordedAt);
    if (recorded <= known && (!before || Date.parse(before.recordedAt) <= recorded)) byKey.set(one.key, one);
  }
  return [...byKey.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));
}
