import { getMetadataStorage } from 'class-validator';
import type { FieldError } from '../problem-details/problems.js';

interface Declared {
  readonly type: string;
  readonly propertyName: string;
  readonly each: boolean;
}

/** class-validator looks into a list where an object is declared as if it were one that is declared, and finds nothing wrong with `[]`. @param dto validated, made of its classes */
export function listsForObjects(dto: object, above = ''): readonly FieldError[] {
  const nested = (getMetadataStorage().getTargetValidationMetadatas(dto.constructor, '', false, false) as readonly Declared[]).filter(
    ({ type }) => type === 'nestedValidation',
  );
  return nested.flatMap(({ propertyName, each }) => {
    const value = (dto as Readonly<Record<string, unknown>>)[propertyName];
    const pointer = `${above}/${propertyName}`;
    if (!each || !Array.isArray(value)) return ofValue(value, pointer);
    return value.flatMap((item, at) => ofValue(item, `${pointer}/${at}`));
  });
}

function ofValue(value: unknown, pointer: string): readonly FieldError[] {
  if (Array.isArray(value)) return [{ pointer, code: 'object-expected', detail: 'Send one JSON object here, and no list.' }];
  return typeof value === 'object' && value !== null ? listsForObjects(value, pointer) : [];
}
