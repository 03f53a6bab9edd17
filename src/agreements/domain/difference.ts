import type { AgreementVersion } from './agreement.js';
import type { VersionForm } from './agreement-form.js';
import { canonicalJson } from './canonical.js';
import type { AtomicCondition, Condition } from './condition.js';
import type { Provision } from './provision.js';

/** Whether the change lets more cases through, fewer, or neither can be told. */
export type Direction = 'wider' | 'narrower' | 'other';

/** One thing that reads otherwise. `from` undefined: it is new; `to` undefined: it is gone. */
export interface PartChange {
  /** 'article', 'purposes', 'condition', 'effect' … of a provision, or a part of the version. */
  readonly part: string;
  readonly from?: unknown;
  readonly to?: unknown;
  readonly direction: Direction;
}

export interface ProvisionChange {
  readonly key: string;
  readonly article: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly parts: readonly PartChange[];
}

export interface Difference {
  readonly version: readonly PartChange[];
  readonly provisions: readonly ProvisionChange[];
}

type Text = VersionForm | AgreementVersion;
const PARTS_OF_VERSION = [
  'title',
  'purposes',
  'term',
  'notice',
  'conflict',
  'mappings',
  'procedures',
  'safeguards',
  'languages',
  'sources',
  'examples',
] as const;
const PARTS_OF_PROVISION = [
  'article',
  'title',
  'summary',
  'issuedIn',
  'recognisedIn',
  'purposes',
  'condition',
  'effect',
  'survives',
  'thirdCountry',
  'source',
] as const;

/** Clause by clause: provisions are the same by their keys, whatever their order. */
export function differenceBetween(from: Text, to: Text): Difference {
  const before = new Map(from.provisions.map((one) => [one.key, one]));
  const after = new Map(to.provisions.map((one) => [one.key, one]));
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return {
    version: PARTS_OF_VERSION.flatMap((part) => changeOf(part, from[part], to[part])),
    provisions: keys.flatMap((key) => provisionChange(key, before.get(key), after.get(key))),
  };
}

function provisionChange(key: string, before: Provision | undefined, after: Provision | undefined): readonly ProvisionChange[] {
  const article = (after ?? before)?.article ?? '';
  if (!before) return [{ key, article, change: 'added', parts: [] }];
  if (!after) return [{ key, article, change: 'removed', parts: [] }];
  const parts = PARTS_OF_PROVISION.flatMap((part) => changeOf(part, before[part], after[part]));
  return parts.length ? [{ key, article, change: 'changed', parts }] : [];
}

function changeOf(part: string, from: unknown, to: unknown): readonly PartChange[] {
  if (same(from, to)) return [];
  const direction = part === 'condition' ? directionOfCondition(from as Condition, to as Condition) : directionOfScope(part, from, to);
  return [{ part, ...(from !== undefined && { from }), ...(to !== undefined && { to }), direction }];
}

function same(one: unknown, other: unknown): boolean {
  return canonicalJson({ one }) === canonicalJson({ one: other });
}

/** Purposes and countries: a longer list, or none where there was one, is wider. */
function directionOfScope(part: string, from: unknown, to: unknown): Direction {
  if (part !== 'purposes' && part !== 'issuedIn' && part !== 'recognisedIn') return 'other';
  if (from === undefined || to === undefined) return to === undefined ? 'wider' : 'narrower';
  return directionOfSets(from as readonly unknown[], to as readonly unknown[]);
}

function directionOfSets(from: readonly unknown[], to: readonly unknown[]): Direction {
  const [gained, lost] = [to.some((one) => !from.includes(one)), from.some((one) => !to.includes(one))];
  return gained === lost ? 'other' : gained ? 'wider' : 'narrower';
}

/** Told where one test alone changed, or where parts of a conjunction came or went. */
function directionOfCondition(from: Condition, to: Condition): Direction {
  const [before, after] = [conjunction(from), conjunction(to)];
  const gone = before.filter((one) => !after.some((other) => same(one, other)));
  const come = after.filter((one) => !before.some((other) => same(one, other)));
  if (!come.length) return 'wider';
  if (!gone.length) return 'narrower';
  const [one, other] = [gone[0], come[0]];
  return gone.length === 1 && come.length === 1 && one && other && 'test' in one && 'test' in other ? directionOfTest(one, other) : 'other';
}

function conjunction(condition: Condition): readonly Condition[] {
  return 'all' in condition ? condition.all : [condition];
}

interface Bounds {
  readonly in?: readonly unknown[];
  readonly from?: string;
  readonly to?: string;
  readonly min?: number | string;
  readonly max?: number;
  readonly minMonths?: number;
}

function directionOfTest(one: AtomicCondition, other: AtomicCondition): Direction {
  if (one.test !== other.test) return 'other';
  const [a, b] = [one as Bounds, other as Bounds];
  if (a.in && b.in) return directionOfSets(a.in, b.in);
  const moves = [
    bound(a.from ?? a.min ?? a.minMonths, b.from ?? b.min ?? b.minMonths, true),
    bound(a.to ?? a.max, b.to ?? b.max, false),
  ].filter((move) => move !== undefined);
  return moves.length && moves.every((move) => move === moves[0]) ? (moves[0] as Direction) : 'other';
}

/** A lower bound that falls, or an upper one that rises, is wider. Undefined: it did not move. */
function bound<T extends string | number>(from: T | undefined, to: T | undefined, lower: boolean): Direction | undefined {
  if (from === to) return undefined;
  if (from === undefined) return 'narrower';
  if (to === undefined) return 'wider';
  return to < from === lower ? 'wider' : 'narrower';
}
