import type { Agreement } from '../domain/agreement.js';
import type { AgreementEvent } from '../domain/agreement-event.js';

/** Geometry of the time line, in the units of its viewBox (width 1000). */
export interface TimeLine {
  readonly height: number;
  readonly years: readonly { readonly x: number; readonly label: string }[];
  readonly spans: readonly { readonly x: number; readonly width: number; readonly y: number; readonly version: number }[];
  readonly points: readonly { readonly x: number; readonly y: number; readonly kind: string; readonly on: string }[];
  readonly todayX: number;
}

const LEFT = 20;
const WIDTH = 960;
const ROW = 34;
const TOP = 26;

/** One row a version: a bar from its entry into force to the next one's, a point for each dated event. Undefined without a dated event. */
export function timeLine({ versions, events }: Agreement, today: string): TimeLine | undefined {
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
  const starts = versions.flatMap(({ number }) => {
    const on = dated
      .filter((event) => ['entered-into-force', 'provisionally-applied'].includes(event.kind) && (event.version ?? 1) === number)
      .map((event) => event.on as string)
      .toSorted()
      .at(-1);
    return on ? [{ number, on }] : [];
  });
  const ended = dated.find(({ kind }) => ['terminated', 'expired', 'superseded'].includes(kind))?.on;
  const spans = starts.map(({ number, on }, at) => {
    const end = starts[at + 1]?.on ?? ended ?? today;
    return { version: number, x: x(on), width: Math.max(2, x(end) - x(on)), y: rowOf(number) };
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
