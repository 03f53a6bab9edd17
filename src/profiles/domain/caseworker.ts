import type { CountryCode } from '../../standards/index.js';

/** Who looks after a person in the country where they go. */
export interface Caseworker {
  readonly profileId: string;
  readonly country: CountryCode;
  readonly id: string;
  readonly name: string;
  readonly since: Date;
}
