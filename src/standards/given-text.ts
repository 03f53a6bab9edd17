/** What was given as trimmed text to look for a near code in; empty for anything that is neither text nor a number. */
export function givenText(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.slice(0, 100).trim() : '';
}
