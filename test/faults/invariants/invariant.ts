import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { PublicJwk } from '../../../src/audit/index.js';
import type { Receiver } from '../harness/receiver.js';
import type { Remembered } from '../harness/remembered.js';

/** What is looked at when all is quiet: the database, a service of its own over it, and what was acknowledged. */
export interface Looked {
  readonly app: NestFastifyApplication;
  readonly remembered: Remembered;
  readonly auditKeys: readonly PublicJwk[];
  /** Those who asked to be told of what happens. */
  readonly receivers?: readonly Receiver[];
  query<T extends object>(statement: string, values?: readonly unknown[]): Promise<T[]>;
}

/** A sentence that has to be true. */
export interface Invariant {
  readonly name: string;
  readonly says: string;
  /** @returns each breach in words; none: it holds */
  breaches(looked: Looked): Promise<string[]>;
}

/** What is in one and not in the other, in words. */
export function differences(what: string, here: Iterable<string>, acknowledged: Iterable<string>): string[] {
  const [found, expected] = [[...here].toSorted(), [...acknowledged].toSorted()];
  const [isFound, isExpected] = [new Set(found), new Set(expected)];
  return [
    ...expected.filter((one) => !isFound.has(one)).map((one) => `${what} ${one} was acknowledged and is not there`),
    ...found.filter((one) => !isExpected.has(one)).map((one) => `${what} ${one} is there and nobody was told so`),
    ...found.filter((one, at) => one === found[at - 1]).map((one) => `${what} ${one} is there twice`),
  ];
}
