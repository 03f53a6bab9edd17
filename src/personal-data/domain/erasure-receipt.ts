/** What a person is given when they have been erased. It names nobody: who knows the id can show that it is theirs. */
export interface ErasureReceipt {
  readonly id: string;
  /** The blind index of the person's id. */
  readonly subject: string;
  /** ISO 8601. */
  readonly erasedAt: string;
  /** Rows, by table. */
  readonly erased: Readonly<Record<string, number>>;
  /** 'sha-256:…' of the canonical receipt without it. */
  readonly digest: string;
}

/** What `digest` is taken of: the parts in this order, tables by name. */
export function canonical({ id, subject, erasedAt, erased }: Omit<ErasureReceipt, 'digest'>): string {
  const tables = Object.entries(erased).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([id, subject, erasedAt, tables]);
}
