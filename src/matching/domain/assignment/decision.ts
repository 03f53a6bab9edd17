/** What a caseworker says of a placement. Nobody is placed by the service. */
export const PLACEMENT_DECISIONS = ['accepted', 'declined'] as const;
export type PlacementDecision = (typeof PLACEMENT_DECISIONS)[number];

/** Somebody known to the service, in their own name. */
export interface Decider {
  readonly id: string;
  readonly name: string;
}

/** A person and a vacancy. */
export interface Pair {
  readonly profileId: string;
  readonly vacancyId: string;
}

/** Taken once and never changed; a later one on the same pair takes its place. */
export interface Decision extends Pair {
  readonly decision: PlacementDecision;
  /** Null: with the token of the installation, in nobody's name. */
  readonly by: Decider | null;
  /** RFC 3339, UTC. */
  readonly at: string;
}

/** The last word on each pair. */
export interface Decisions {
  of(pair: Pair): Decision | undefined;
  /** Vacancies that are declined for this person. */
  declinedFor(profileId: string): ReadonlySet<string>;
}

/** @param taken in the order of time */
export function decisionsOn(taken: readonly Decision[]): Decisions {
  const last = new Map(taken.map((one) => [nameOf(one), one]));
  const declined = new Map<string, Set<string>>();
  for (const { profileId, vacancyId, decision } of last.values()) {
    if (decision === 'declined') declined.set(profileId, (declined.get(profileId) ?? new Set()).add(vacancyId));
  }
  return { of: (pair) => last.get(nameOf(pair)), declinedFor: (profileId) => declined.get(profileId) ?? NOTHING };
}

const NOTHING: ReadonlySet<string> = new Set();

function nameOf({ profileId, vacancyId }: Pair): string {
  return `${profileId} ${vacancyId}`;
}
