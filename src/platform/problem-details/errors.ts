import type { FieldError } from './problems.js';

/** Every wrong field of a body at once. */
export class ValidationFailed extends Error {
  readonly code = 'validation-failed';
  constructor(readonly errors: readonly FieldError[]) {
    super(
      `${errors.length === 1 ? 'One field does' : `${errors.length} fields do`} not fit: ${errors.map(({ pointer }) => pointer || '/').join(', ')}. See errors for what would be right.`,
    );
  }
}

/** A parameter of the path or the query; the detail says what would be right. */
export class InvalidParameter extends Error {
  readonly code = 'invalid-parameter';
  constructor(
    readonly parameter: string,
    detail: string,
  ) {
    super(`Parameter "${parameter}": ${detail}`);
  }
}
