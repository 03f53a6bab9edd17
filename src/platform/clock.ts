/** The only two places where time enters the service; domain code takes dates as arguments. */
export function now(): Date {
  return new Date();
}

/** The calendar day in UTC, 'YYYY-MM-DD'. */
export function today(): string {
  return now().toISOString().slice(0, 10);
}
