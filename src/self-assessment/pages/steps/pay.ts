import type { CountryCode } from '../../../standards/index.js';
import { PAY_PER, type PayWish } from '../../domain/pay-wish.js';
import { type Fault, type Field, numberOf, oneOf, shown, type Typed, wordOf } from '../form.js';
import { keyed } from '../options.js';

const MOST = 10_000_000;
/** ISO 4217: of countries that many go home to; the euro beside them. */
const CURRENCY_OF: Readonly<Record<string, string>> = {
  ...{ MD: 'MDL', RO: 'RON', UA: 'UAH', PL: 'PLN', GE: 'GEL', AL: 'ALL', MA: 'MAD', TN: 'TND', EG: 'EGP', GB: 'GBP', CH: 'CHF' },
  ...{ US: 'USD', CA: 'CAD', AU: 'AUD', NZ: 'NZD', TR: 'TRY', CO: 'COP', PE: 'PEN', BO: 'BOB', EC: 'USD', AR: 'ARS', BR: 'BRL' },
};
const EURO = 'EUR';

/** The least that would do: an amount, its currency, an hour or a month. Empty: any. */
export function payFields(said: PayWish | undefined, to: CountryCode | undefined, typed: Typed | undefined): readonly Field[] {
  const own = (to && CURRENCY_OF[to]) ?? EURO;
  const currencies = [...new Set([own, EURO, ...Object.values(CURRENCY_OF)])];
  return [
    { kind: 'number', name: 'pay', label: 'journey.pay.label', hint: 'journey.pay.hint', ...shown(typed, 'pay', said?.least.toString()) },
    {
      ...{ kind: 'select', name: 'currency', label: 'journey.pay.currency', options: currencies.map((value) => ({ value, text: value })) },
      ...shown(typed, 'currency', said?.currency ?? own),
    },
    {
      ...{ kind: 'radios', name: 'per', label: 'journey.pay.per', options: keyed(PAY_PER, 'journey.pay') },
      ...shown(typed, 'per', said?.per ?? 'month'),
    },
  ];
}

export function readPay(typed: Typed): { readonly pay?: PayWish } | Fault {
  const written = numberOf(typed, 'pay');
  if (!written) return {};
  const least = Number(written);
  const currency = [...Object.values(CURRENCY_OF), EURO].find((one) => one === wordOf(typed, 'currency'));
  const per = oneOf(PAY_PER, wordOf(typed, 'per'));
  if (!(least > 0 && least <= MOST)) return { field: 'pay', says: 'number' };
  if (!currency) return { field: 'currency', says: 'choose' };
  return per ? { pay: { least, currency, per } } : { field: 'per', says: 'choose' };
}
