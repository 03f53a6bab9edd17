import type { CountryCode } from '../../standards/index.js';

/** Some parties of the Lisbon Recognition Convention (ETS 165). Not verified against the depositary's list. */
export const LISBON_PARTIES: ReadonlySet<CountryCode> = new Set(
  'AL AM AT AU AZ BA BE BG BY CA CH CY CZ DE DK EE ES FI FR GB GE HR HU IE IL IS IT KZ LT LU LV MD ME MK MT NL NO NZ PL PT RO RS SE SI SK TR UA'.split(
    ' ',
  ) as CountryCode[],
);
