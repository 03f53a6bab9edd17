import { ValidationFailed } from '../problem-details/errors.js';
import type { FieldError } from '../problem-details/problems.js';

const DEEPEST = 64;
const MOST_ERRORS = 20;

/**
 * Text that PostgreSQL cannot keep (a NUL, half a surrogate pair) and nesting that would exhaust the stack are refused by place.
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
  for (let one = open.pop(); one && errors.length < MOST_ERRORS; one = open.pop()) {
    const { value, pointer, depth } = one;
    if (typeof value === 'string' && !isText(value)) errors.push(notText(pointer));
    if (!isPlain(value)) continue;
    if (depth >= DEEPEST)
      errors.push({ pointer, code: 'too-deep', detail: `Nesting goes at most ${DEEPEST} levels deep. Send a flatter body.` });
    else
      for (const [key, inner] of Object.entries(value))
        open.push({ value: inner, pointer: `${pointer}/${escaped(key)}`, depth: depth + 1 });
    if (Object.keys(value).some((key) => !isText(key))) errors.push(notText(pointer));
  }
  return errors.toSorted((a, b) => (a.pointer < b.pointer ? -1 : 1));
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
