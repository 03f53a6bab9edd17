import { AsyncLocalStorage } from 'node:async_hooks';

/** What whoever asks may reach: settings of one transaction, by their names, which the policies of the database read. */
export type Reach = Readonly<Record<`passerelle.${string}`, string>>;

/** Own nothing, and are held to the policies; made by migrations. */
export const REQUEST_ROLE = 'passerelle_request';
export const JOB_ROLE = 'passerelle_job';

const NOTHING: Reach = {};
const OF_A_JOB: Reach = { 'passerelle.asker': 'job' };

interface Asking {
  /** Undefined: the service itself. */
  reach: Reach | undefined;
}

const asking = new AsyncLocalStorage<Asking>();

/** The request's role is not set up for this work: it would run with all that the service may. */
export class NotAskedFromOutside extends Error {
  constructor() {
    super('A request came past fromOutside(): the database would not be told who asks. Serve it by assembleService().');
  }
}

/** A request begins: until `reaches` says more, its statements see and change nothing that is somebody's. */
export function fromOutside<T>(work: () => T): T {
  return asking.run({ reach: NOTHING }, work);
}

/** From here on the present request reaches so far. @throws NotAskedFromOutside */
export function reaches(reach: Reach): void {
  const present = asking.getStore();
  if (!present) throw new NotAskedFromOutside();
  present.reach = reach;
}

/** The present request reaches further than it did when it was let in. @throws NotAskedFromOutside */
export function reachesAlso(more: Reach): void {
  reaches({ ...presentReach(), ...more });
}

/** The few things that the service does by itself while it answers a request; README.md lists them. */
export function asService<T>(work: () => T): T {
  return asking.run({ reach: undefined }, work);
}

/** Work of the service that is held to a reach from its beginning: `asTenant`. */
export function workingWithin<T>(reach: Reach, work: () => T): T {
  return asking.run({ reach: { ...reach, ...OF_A_JOB } }, work);
}

/** Under which the statements of a reach run. */
export function roleOf(reach: Reach): typeof REQUEST_ROLE | typeof JOB_ROLE {
  return reach['passerelle.asker'] === 'job' ? JOB_ROLE : REQUEST_ROLE;
}

/** Undefined: the service itself, by a worker, a command, or `asService`. */
export function presentReach(): Reach | undefined {
  return asking.getStore()?.reach;
}

/** Rows that are read while an answer is sent, when the request's own context has gone. */
export function withinPresentReach<T>(rows: AsyncIterator<T>): AsyncIterable<T> {
  const within = AsyncLocalStorage.snapshot();
  const next = () => within(() => rows.next());
  const end = () => within(async () => (await rows.return?.()) ?? { done: true as const, value: undefined });
  return { [Symbol.asyncIterator]: () => ({ next, return: end }) };
}
