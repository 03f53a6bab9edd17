/** Who advertises for the employer; left out: the employer does. */
export interface Agency {
  readonly name: string;
  /** Number of its licence. */
  readonly licence?: string;
}

/** A support that comes with the work, and who may use it. */
export interface Incentive {
  readonly name: string;
  readonly whoMayUse: 'returnees' | 'everybody';
}
export const WHO_MAY_USE = ['returnees', 'everybody'] as const;

export const VACANCY_WARNINGS = ['incentive-leaves-residents-out'] as const;

/** What whoever reads a vacancy is warned of. Source: issue 9, equal treatment. */
export function warningsOf({ incentives = [] }: { readonly incentives?: readonly Incentive[] }): (typeof VACANCY_WARNINGS)[number][] {
  return incentives.some(({ whoMayUse }) => whoMayUse === 'returnees') ? ['incentive-leaves-residents-out'] : [];
}

export class WorkerFeeCharged extends Error {
  readonly code = 'worker-fee-charged';
  constructor() {
    super(
      'The worker is charged a fee, so the vacancy is refused: the employer bears the cost of recruitment. Take the fee away and send false, or leave it out.',
    );
  }
}

/** Only `false` is taken. Source: ILO general principles for fair recruitment, principle 7. @throws WorkerFeeCharged */
export function parseNoWorkerFee(value: unknown): false {
  if (value === false) return false;
  throw new WorkerFeeCharged();
}
