import { ValidationFailed } from '../problem-details/errors.js';
import type { FieldError } from '../problem-details/problems.js';

const DEEPEST = 64;
/** No object of this service names so many, and no body holds so many values. */
const MOST_PROPERTIES = 1_000;
const MOST_VALUES = 100_000;
const MOST_ERRORS = 20;
const TOO_MANY_VALUES = {
  pointer: '',
  code: 'too-many-values',
  detail: `A body holds at most ${MOST_VALUES} values. Send it in parts.`,
};

/**
 * Text that PostgreSQL cannot keep (a NUL, half a surrogate pair), nesting that would exhaust the stack and more values than anybody means are refused by place.
 * @throws ValidationFailed
 */
export function requireReadable(body: unknown): void {
  const errors = unreadablePlaces(body);
  if (errors.length) throw new ValidationFailed(errors);
}

/** Walks without recursion, since depth is what it guards against. Streams and other instances are left to their readers. */
function unreadablePlaces(body: unknown): readonly FieldError[] {
  const errors: FieldError[] = [];
  const open: { value: unknown; pointer: string; depth: number }[] = [{ value: body, pointer: '', depth: 0 }];
  let values = 0;
  for (let one = open.pop(); one && errors.length < MOST_ERRORS; one = open.pop()) {
    const { value, pointer, depth } = one;
    if (typeof value === 'string' && !isText(value)) errors.push(notText(pointer));
    if (!isPlain(value)) continue;
    values += Array.isArray(value) ? value.length : Object.keys(value).length;
    if (values > MOST_VALUES) return [TOO_MANY_VALUES];
    const fault = shapeFault(value, depth);
    if (fault) errors.push({ pointer, ...fault });
    else
      for (const [key, inner] of Object.entries(value))
        open.push({ value: inner, pointer: `${pointer}/${escaped(key)}`, depth: depth + 1 });
    if (Object.keys(value).some((key) => !isText(key))) errors.push(notText(pointer));
  }
  return errors.toSorted((a, b) => (a.pointer < b.pointer ? -1 : 1));
}

function shapeFault(value: object, depth: number): Omit<FieldError, 'pointer'> | undefined {
  if (depth >= DEEPEST) return { code: 'too-deep', detail: `Nesting goes at most ${DEEPEST} levels deep. Send a flatter body.` };
  if (Array.isArray(value) || Object.keys(value).length <= MOST_PROPERTIES) return undefined;
  return {
    code: 'too-many-properties',
    detail: `An object has at most ${MOST_PROPERTIES} properties. Leave out those that are unknown here.`,
  };
}

/** Well-formed Unicode without NUL. */
export function isText(value: string): boolean {
  return !/\p{Cs}|\0/u.test(value);
}

function isPlain(value: unknown): value is object {
  return (
    Array.isArray(value) || (typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value)))
  );
}

function notText(pointer: string): FieldError {
  return { pointer, code: 'unreadable-text', detail: 'It holds a NUL or half a surrogate pair. Send Unicode text without them.' };
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
