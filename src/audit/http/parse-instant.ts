import { InvalidParameter } from '../../platform/problem-details/errors.js';

/** An instant with its zone, ISO 8601. @throws InvalidParameter */
export function parseInstant(value: unknown): Date {
  const instant =
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*(Z|[+-]\d{2}:\d{2})$/.test(value)
      ? new Date(value)
      : new Date(Number.NaN);
  if (Number.isNaN(instant.getTime())) throw new InvalidParameter('since', 'It must be an instant with its zone, as 2026-11-01T00:00:00Z.');
  return instant;
}
