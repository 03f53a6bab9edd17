export const FEE_VERDICTS = ['no-fee', 'fee'] as const;
/** Whether the worker would pay. */
export type FeeVerdict = (typeof FEE_VERDICTS)[number];
