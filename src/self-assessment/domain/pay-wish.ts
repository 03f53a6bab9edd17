export const PAY_PER = ['month', 'hour'] as const;
export type PayPer = (typeof PAY_PER)[number];

/** The least that somebody would accept. */
export interface PayWish {
  readonly least: number;
  /** ISO 4217. */
  readonly currency: string;
  readonly per: PayPer;
}

/** As a vacancy offers it. */
export interface OfferedPay {
  readonly min?: number;
  readonly max?: number;
  readonly currency: string;
  readonly per: PayPer | 'year';
}

export const PAY_FITS = ['enough', 'less', 'unknown'] as const;
export type PayFit = (typeof PAY_FITS)[number];

const MONTHS = 12;
const WEEKS_OF_YEAR = 52;
const FULL_TIME_HOURS = 40;

/** Whether the most that is offered reaches the wish. Another currency, or none said: unknown. @param hoursPerWeek of the vacancy; 40 where it says none */
export function payFit(wish: PayWish, offered: OfferedPay | undefined, hoursPerWeek = FULL_TIME_HOURS): PayFit {
  const most = offered?.max ?? offered?.min;
  if (!offered || most === undefined || offered.currency !== wish.currency) return 'unknown';
  return aYear(most, offered.per, hoursPerWeek) >= aYear(wish.least, wish.per, hoursPerWeek) ? 'enough' : 'less';
}

function aYear(amount: number, per: OfferedPay['per'], hoursPerWeek: number): number {
  return amount * { year: 1, month: MONTHS, hour: hoursPerWeek * WEEKS_OF_YEAR }[per];
}
