/** Who acts, as an id and a kind and never a name. */
export interface Actor {
  readonly kind: 'person' | 'service' | 'installation' | 'anonymous';
  readonly id: string;
}

/** Why personal data are looked at; a closed list, since what people write freely could name somebody for ever. */
export const PURPOSES_OF_USE = ['casework', 'recognition', 'placement', 'own-request', 'supervision', 'operation'] as const;
export type PurposeOfUse = (typeof PURPOSES_OF_USE)[number];

/** On whose behalf something happens. `organisation` names the chain: `installation`, `country:MD`, later `authority:…`, `party:…`. */
export interface Acting {
  readonly actor: Actor;
  readonly organisation: string;
  readonly purpose: PurposeOfUse | null;
}

export const INSTALLATION = 'installation';
export const organisationOfCountry = (country: string): string => `country:${country}`;

/** Jobs, commands and loads: nobody has asked. */
export const SERVICE: Acting = { actor: { kind: 'service', id: 'passerelle' }, organisation: INSTALLATION, purpose: null };

export class UnknownPurposeOfUse extends Error {
  readonly code = 'unknown-purpose-of-use';
  constructor(given: string) {
    super(`"${given}" is not a purpose of use. Take one of ${PURPOSES_OF_USE.join(', ')}, or leave the header out.`);
  }
}

/** @throws UnknownPurposeOfUse */
export function parsePurposeOfUse(given: string): PurposeOfUse {
  const found = PURPOSES_OF_USE.find((one) => one === given);
  if (!found) throw new UnknownPurposeOfUse(given);
  return found;
}
