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
  const { each, ...others } = options ?? {};
  /** Of a list the first wrong item says enough: to explain thousands would take the process minutes. */
  const firstFailure = (value: unknown) => {
    if (!each || !Array.isArray(value)) return failure(value);
    for (const item of value) {
      const wrong = failure(item);
      if (wrong) return wrong;
    }
    return undefined;
  };
  const explain = (value: unknown) => {
    const wrong = firstFailure(value);
    return `${wrong?.code ?? 'invalid-value'}|${wrong?.message ?? 'This value does not fit.'}`;
  };
  return ValidateBy(
    { name, validator: { validate: (value) => !firstFailure(value), defaultMessage: (argument) => explain(argument?.value) } },
    others,
  );
}
