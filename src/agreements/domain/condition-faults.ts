import type { FieldErrorLike } from './agreement-form.js';
import type { AtomicCondition, Condition } from './condition.js';

const MOST_NODES = 200;
const MOST_DEPTH = 12;

/** A condition that is too large to read (more than 200 parts, or 12 levels), that nothing can meet, or whose range is empty. */
export function conditionFaults(condition: Condition, at: string): readonly FieldErrorLike[] {
  const places = placesOf(condition, at);
  if (places.length > MOST_NODES || places.some(({ depth }) => depth > MOST_DEPTH)) return [tooLarge(at)];
  return places.flatMap(({ one, pointer }) => {
    if ('test' in one) return emptyRange(one, pointer);
    return 'of' in one && one.atLeast > one.of.length ? [unreachable(pointer, one.of.length)] : [];
  });
}

interface Place {
  readonly one: Condition;
  readonly pointer: string;
  readonly depth: number;
}

function placesOf(condition: Condition, pointer: string, depth = 1): readonly Place[] {
  const parts = partsOf(condition).flatMap(([name, part]) => placesOf(part, `${pointer}/${name}`, depth + 1));
  return [{ one: condition, pointer, depth }, ...parts];
}

function partsOf(condition: Condition): readonly (readonly [string, Condition])[] {
  if ('test' in condition) return [];
  if ('not' in condition) return [['not', condition.not]];
  const [name, parts] = 'all' in condition ? ['all', condition.all] : 'any' in condition ? ['any', condition.any] : ['of', condition.of];
  return (parts as readonly Condition[]).map((part, index) => [`${name}/${index}`, part]);
}

function emptyRange(test: AtomicCondition, pointer: string): readonly FieldErrorLike[] {
  const { from, to, min, max } = test as { from?: string; to?: string; min?: number | string; max?: number };
  if (from !== undefined && to !== undefined && from > to)
    return [{ pointer: `${pointer}/to`, code: 'empty-range', detail: `${from} to ${to} ends before it begins. Exchange the two days.` }];
  if (typeof min === 'number' && max !== undefined && min > max)
    return [
      { pointer: `${pointer}/max`, code: 'empty-range', detail: `No number is at least ${min} and at most ${max}. Exchange the two.` },
    ];
  return [];
}

function unreachable(pointer: string, parts: number): FieldErrorLike {
  return { pointer: `${pointer}/atLeast`, code: 'never-satisfied', detail: `There are only ${parts} parts. Ask for at most so many.` };
}

function tooLarge(pointer: string): FieldErrorLike {
  return {
    pointer,
    code: 'condition-too-large',
    detail: `A condition has at most ${MOST_NODES} parts and is at most ${MOST_DEPTH} deep. Split the provision.`,
  };
}
