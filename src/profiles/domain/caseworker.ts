import type { CountryCode, IsoDate } from '../../standards/index.js';

/** Who looks after a person in the country where they go. */
export interface Caseworker {
  readonly profileId: string;
  readonly country: CountryCode;
  readonly id: string;
  readonly name: string;
  readonly since: Date;
}

/** Somebody whom nobody looks after yet; nothing of them is told. */
export interface Unattended {
  readonly id: string;
  readonly country: CountryCode;
  /** When the person was last known to look for work. */
  readonly heardOn: IsoDate;
  readonly demonstration: boolean;
}
