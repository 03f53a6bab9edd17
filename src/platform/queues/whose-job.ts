import type { Tenant } from '../database/tenant.js';

/** A payload: ids and codes, from outside this process. */
export type Payload = Readonly<Record<string, unknown>>;

/**
 * Whose rows a job works with: those of whom its payload names; those of the owner of a row that it names, where `row` is SQL that answers `person` and
 * `country` by the id `$1`; or, with the reason, everybody's.
 */
export type WhoseJob =
  | { readonly of: (data: Payload) => Tenant }
  | { readonly row: string; readonly id: string; readonly tells?: true }
  | { readonly spans: string };

/** By the name of the job. A job that is not named here is not run. */
export type WhoseJobs = Readonly<Record<string, WhoseJob>>;

export const OF_PERSON: WhoseJob = { of: ({ profileId }) => ({ people: [profileId as string] }) };
export const OF_PARTIES: WhoseJob = { of: ({ parties }) => ({ countries: parties as readonly string[] }) };
