import { getMetadataStorage } from 'class-validator';
import { ValidationFailed } from '../problem-details/errors.js';
import type { FieldError } from '../problem-details/problems.js';

interface Declared {
  readonly name?: string;
  readonly propertyName: string;
  readonly constraints: readonly unknown[];
}

/**
 * Lists longer than their DTO declares are refused before their items are looked at: class-validator looks at all of them first, which takes
 * minutes for as many as fit in a body. @throws ValidationFailed
 */
export function requireShortLists(body: unknown, dto: Function): void {
  const lengths = (getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false) as readonly Declared[]).filter(
    ({ name }) => name === 'arrayMaxSize',
  );
  const errors = lengths.flatMap(({ propertyName, constraints }) => tooLong(body, propertyName, Number(constraints[0])));
  if (errors.length) throw new ValidationFailed(errors);
}

function tooLong(body: unknown, property: string, most: number): FieldError[] {
  const list = (body as Readonly<Record<string, unknown>> | null | undefined)?.[property];
  if (!Array.isArray(list) || list.length <= most) return [];
  return [{ pointer: `/${property}`, code: 'array-max-size', detail: `${property} must contain no more than ${most} elements.` }];
}
