import { type CountryCode, parseCountry } from '../../standards/index.js';

const OF_A_TRIAL = 'QM,QN';

/** The sandboxes of an installation. @param named as in the setting; `auto`: two in a trial, none in production */
export function sandboxesOf({
  sandboxes: named,
  environment,
}: {
  readonly sandboxes: string;
  readonly environment: string;
}): readonly CountryCode[] {
  if (named === 'auto') return environment === 'production' ? [] : OF_A_TRIAL.split(',').map(parseCountry);
  return named.split(',').map(parseCountry);
}
