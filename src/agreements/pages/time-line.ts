import type { IsoDate } from '../../standards/index.js';
import type { Agreement } from '../domain/agreement.js';
import type { AgreementEvent, AgreementStatus } from '../domain/agreement-event.js';
import { statusBetween } from '../domain/status.js';

/** Geometry of the time line, in the units of its viewBox (width 1000). */
export interface TimeLine {
  readonly height: number;
  readonly years: readonly { readonly x: number; readonly label: string }[];
  readonly spans: readonly Span[];
  readonly points: readonly { readonly x: number; readonly y: number; readonly kind: string; readonly on: string }[];
  readonly todayX: number;
}

/** While one text stood in one way. */
export interface Span {
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly version: number;
  readonly status: AgreementStatus;
  readonly colour: string;
  readonly from: string;
  /** Undefined: it still stands so. */
  readonly to?: string;
}

/** With white letters on it, each has a contrast of at least 4.5. */
const COLOUR: Partial<Record<AgreementStatus, string>> = { 'in-force': '#0b5d57', suspended: '#8a1f11', 'termination-notified': '#8a5a00' };
const LEFT = 20;
const WIDTH = 960;
const ROW = 34;
const TOP = 26;

/** One row a version: a bar for each way in which it stood between the first two parties, a point for each dated event. Undefined without one. */
export function timeLine(agreement: Agreement, today: string): TimeLine | undefined {
  const { versions, events } = agreement;
  const dated = events.filter((event): event is AgreementEvent & { on: NonNullable<AgreementEvent['on']> } => event.on !== undefined);
  if (!dated.length) return undefined;
  const days = [...dated.map(({ on }) => on as string), today].toSorted();
  const [first, last] = [yearOf(days[0] as string), yearOf(days.at(-1) as string) + 1];
  const x = (day: string) => LEFT + (WIDTH * (fractionOf(day) - first)) / (last - first);
  const rowOf = (version: number) =>
    TOP +
    ROW *
      Math.max(
        0,
        versions.findIndex(({ number }) => number === version),
      );
  const spans = standings(agreement, today).map(({ from, to, version, status }) => {
    const end = to ?? today;
    return {
      version,
      status,
      colour: COLOUR[status] ?? '#1d70b8',
      from,
      ...(to && { to }),
      x: x(from),
      width: Math.max(2, x(end) - x(from)),
      y: rowOf(version),
    };
  });
  const step = Math.max(1, Math.ceil((last - first) / 12));
  const years = Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, at) => first + at * step).map((year) => ({
    x: x(`${year}-01-01`),
    label: String(year),
  }));
  const points = dated.map(({ on, kind, version }) => ({ x: x(on), y: rowOf(version ?? 1), kind, on }));
  return { height: TOP + ROW * versions.length + 14, years, spans, points, todayX: x(today) };
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

function fractionOf(day: string): number {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  return year + (month - 1) / 12 + (dayOfMonth - 1) / 372;
}

interface Standing {
  readonly from: string;
  readonly to?: string;
  readonly version: number;
  readonly status: AgreementStatus;
}

/** What stood between the first two parties from each day on which something happened. */
function standings(agreement: Agreement, today: string): readonly Standing[] {
  const [one, other] = agreement.parties;
  if (!one || !other) return [];
  const at = (day: string) =>
    statusBetween(agreement, { from: one.country, to: other.country }, { asOf: day as IsoDate, knownAt: '9999-12-31T00:00:00.000Z' });
  const happened = agreement.events.flatMap(({ on }) => on ?? []);
  const ends = happened.flatMap((day) => at(day)?.endsOn ?? []);
  const days = [...new Set([...happened, ...ends])].filter((day) => day <= today).toSorted();
  const each = days.flatMap((from, index): Standing[] => {
    const { version, status } = at(from) ?? {};
    const to = days[index + 1];
    return version && status ? [{ from, ...(to && { to }), version: version.number, status }] : [];
  });
  const spans: Standing[] = [];
  for (const next of each) {
    const last = spans.at(-1);
    const goesOn = last && last.to === next.from && last.version === next.version && last.status === next.status;
    if (goesOn) spans.splice(-1, 1, { ...next, from: last.from });
    else spans.push(next);
  }
  return spans;
}
