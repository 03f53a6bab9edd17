import type { CountryCode } from '../../standards/index.js';
import { AlreadyApproved, SecondHandNeeded, StaleApproval } from './transition.errors.js';

/** One party's consent to one content, given by one person. */
export interface TurnedKey {
  readonly party: CountryCode;
  /** The id of the person. */
  readonly actor: string;
  /** 'sha-256:…' of what was seen and agreed to. */
  readonly hash: string;
}

/**
 * Adds a key. Every party turns its own, each by another person, for the same content; whoever holds office for two countries turns one.
 * @param present the hash of the content as it now reads
 * @throws StaleApproval, AlreadyApproved, SecondHandNeeded
 */
export function turnKey(turned: readonly TurnedKey[], key: TurnedKey, present: string): readonly TurnedKey[] {
  if (key.hash !== present) throw new StaleApproval(present);
  const valid = turned.filter(({ hash }) => hash === present);
  if (valid.some(({ party }) => party === key.party)) throw new AlreadyApproved(key.party);
  if (valid.some(({ actor }) => actor === key.actor)) throw new SecondHandNeeded(key.party);
  return [...valid, key];
}

/** The parties whose key is still to be turned, in alphabetical order. */
export function waitingFor(parties: readonly CountryCode[], turned: readonly TurnedKey[], present: string): readonly CountryCode[] {
  return parties.filter((party) => !turned.some((key) => key.party === party && key.hash === present)).toSorted();
}
