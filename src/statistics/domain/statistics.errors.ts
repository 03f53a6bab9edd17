import type { CountryCode } from '../../standards/index.js';

export class StatisticsNotCounted extends Error {
  readonly code = 'statistics-not-counted';
  constructor(country: CountryCode) {
    super(`Nothing has been counted of ${country} yet. It is being counted now: ask again in a few minutes.`);
  }
}
