/** A value that is not one of a published standard: what was given, and what would be right. */
export abstract class StandardsError extends Error {
  /** Stable, kebab-case; mapped to an HTTP status once, in platform/. */
  abstract readonly code: string;
  constructor(
    readonly value: unknown,
    expected: string,
  ) {
    super(`${shown(value)} ${expected}`);
    this.name = new.target.name;
  }
}

/** Never calls into the value: one that cannot be written as text must not hide the error it caused. */
function shown(value: unknown): string {
  if (typeof value === 'string') return `"${value.length > 60 ? `${value.slice(0, 60)}…` : value}"`;
  if (value === undefined || value === null) return 'A missing value';
  if (typeof value === 'object' || typeof value === 'function') return Array.isArray(value) ? 'A list' : `A value of type ${typeof value}`;
  return String(value);
}
