/** Concepts, labels or relations have changed; what rests on an older revision is to be looked at again. */
export function taxonomyChanged(revision: number) {
  return { name: 'taxonomy.changed.v1', data: { revision } } as const;
}
