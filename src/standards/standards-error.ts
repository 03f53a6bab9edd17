/** A value that is not one of a published standard: what was given, and what would be right. */
export abstract class StandardsError extends Error {
  abstract readonly code: string;
  constructor(
    readonly value: unknown,
    expected: string,
  ) {
    super(`${shown(value)} ${expected}`);
  }
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return 'Nothing was given:';
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
}
