/** Long work, as it stands. `total` null: not known yet. */
export interface Operation {
  readonly id: string;
  readonly kind: string;
  readonly status: 'waiting' | 'running' | 'done' | 'failed';
  readonly done: number;
  readonly total: number | null;
  readonly errors: number;
  readonly result: Record<string, unknown> | null;
  readonly input: Record<string, unknown>;
}

/** What became of one row; `line` counts from 1 as an editor does. */
export interface RowVerdict {
  readonly line: number;
  readonly status: 'created' | 'updated' | 'unchanged' | 'refused';
  readonly code?: string;
  readonly detail?: string;
  readonly id?: string;
}

export class OperationNotFound extends Error {
  readonly code = 'operation-not-found';
  constructor(readonly id: string) {
    super(`There is no operation ${id}. Take the address from the Location header of the answer that began it.`);
  }
}

/** `after`: the id of the last one of the page before. */
export interface OperationFilter {
  readonly kind?: string;
  readonly after?: string;
  readonly limit: number;
}
