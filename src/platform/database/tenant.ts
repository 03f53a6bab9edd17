import { type Reach, workingWithin } from './reach.js';

/** For whom the service works by itself: a transaction sees and changes their rows and no others that are somebody's. */
export interface Tenant {
  readonly people?: readonly string[];
  /** Everybody who goes there, and the files of its authority. */
  readonly countries?: readonly string[];
  /** Countries whose addresses are told. */
  readonly receivers?: readonly string[];
  /** The address to which is sent. */
  readonly endpoint?: string;
}

/** Until `work` ends; within it `asService` lifts one thing at a time, as in a request. */
export function asTenant<T>({ people, countries, receivers, endpoint }: Tenant, work: () => T): T {
  const reach: Reach = {
    ...(people && { 'passerelle.work_people': arrayOf(people) }),
    ...(countries && { 'passerelle.work_countries': arrayOf(countries) }),
    ...(receivers && { 'passerelle.work_receivers': arrayOf(receivers) }),
    ...(endpoint && { 'passerelle.work_endpoint': endpoint }),
  };
  return workingWithin(reach, work);
}

/** An array as PostgreSQL reads it. */
function arrayOf(words: readonly string[]): string {
  return `{${words.map((word) => JSON.stringify(word)).join(',')}}`;
}
