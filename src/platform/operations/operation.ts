export const OPERATION_STATUSES = ['waiting', 'running', 'paused', 'done', 'failed', 'rolling-back', 'rolled-back'] as const;
export type OperationStatus = (typeof OPERATION_STATUSES)[number];

/** Long work, as it stands. `total` null: not known yet. */
export interface Operation {
  readonly id: string;
  readonly kind: string;
  readonly status: OperationStatus;
  readonly done: number;
  readonly total: number | null;
  readonly errors: number;
  readonly result: Record<string, unknown> | null;
  readonly input: Record<string, unknown>;
}

/** What became of one row; `line` counts from 1 as an editor does. `noted`: the line is no row, and something is to be known of it. */
export interface RowVerdict {
  readonly line: number;
  readonly status: 'created' | 'updated' | 'unchanged' | 'closed' | 'refused' | 'noted';
  readonly code?: string;
  readonly detail?: string;
  readonly id?: string;
  /** By which the sender knows the row, where it could be read. */
  readonly reference?: string;
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

/** Whoever works finds that the work has been paused or ended, or that another worker has it: nothing more is written. */
export class WorkHalted extends Error {
  readonly code = 'work-halted';
  constructor(readonly id: string) {
    super(`Operation ${id} has been paused or ended, or another worker goes on with it.`);
  }
}

export const OPERATION_ACTIONS = ['pause', 'resume', 'roll-back'] as const;
export type OperationAction = (typeof OPERATION_ACTIONS)[number];

const MOVES: Readonly<Record<OperationAction, { readonly from: readonly OperationStatus[]; readonly to: OperationStatus }>> = {
  pause: { from: ['waiting', 'running'], to: 'paused' },
  resume: { from: ['paused'], to: 'waiting' },
  'roll-back': { from: ['paused', 'done', 'failed'], to: 'rolling-back' },
};

/** @throws OperationCannotMove naming what can be done instead */
export function statusAfter({ id, status }: Pick<Operation, 'id' | 'status'>, action: OperationAction): OperationStatus {
  if (MOVES[action].from.includes(status)) return MOVES[action].to;
  throw new OperationCannotMove(id, status, action);
}

export class OperationCannotMove extends Error {
  readonly code = 'operation-cannot-move';
  constructor(id: string, status: OperationStatus, action: OperationAction) {
    const possible = OPERATION_ACTIONS.filter((one) => MOVES[one].from.includes(status));
    const next = possible.length ? `What can be done now: ${possible.join(', ')}.` : 'Nothing more can be done with it.';
    super(`Operation ${id} is ${status}; "${action}" needs one that is ${MOVES[action].from.join(' or ')}. ${next}`);
  }
}
