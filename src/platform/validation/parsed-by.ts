import { ValidateBy, type ValidationOptions } from 'class-validator';

/** A function that takes what came from outside and returns a value of a type, or throws an error with a code that says what is wrong. */
export type Parse = (value: unknown) => unknown;

/**
 * The field is right when `parse` takes it; otherwise the parse error's own code and message become the field's error.
 * With `{ each: true }` every item of an array is parsed.
 */
export function ParsedBy(parse: Parse, options?: ValidationOptions): PropertyDecorator {
  const name = `parsed-by-${parse.name}`;
  const failure = (value: unknown): { code?: string; message: string } | undefined => {
    try {
      parse(value);
      return undefined;
    } catch (error) {
      return error as { code?: string; message: string };
    }
  };
  const explain = (value: unknown) => {
    const wrong = (options?.each && Array.isArray(value) ? value : [value]).map(failure).find(Boolean);
    return `${wrong?.code ?? 'invalid-value'}|${wrong?.message ?? 'This value does not fit.'}`;
  };
  return ValidateBy(
    { name, validator: { validate: (value) => !failure(value), defaultMessage: (argument) => explain(argument?.value) } },
    options,
  );
}
