import { addMonths, type CountryCode, type IsoDate } from '../../standards/index.js';
import type { AgreementVersion } from './agreement.js';
import type { AgreementEvent, AgreementEventKind } from './agreement-event.js';
import { dayThatCounts, ofKind, type Pair } from './pair-events.js';

/** The days that bound one text between two countries; an end is the first day on which it no longer holds. */
export interface VersionLife {
  readonly version: AgreementVersion;
  /** Entry into force or, if that came first, provisional application; undefined: not yet dated for both countries. */
  readonly start?: IsoDate;
  readonly inForce?: IsoDate;
  readonly noticeOfTermination?: IsoDate;
  readonly end?: { readonly on: IsoDate; readonly kind: 'terminated' | 'expired' | 'superseded' };
}

/** @param versions ordered by number @param events of the pair, as known */
export function livesOf(versions: readonly AgreementVersion[], pair: Pair, events: readonly AgreementEvent[]): readonly VersionLife[] {
  const starts = versions.map(({ number }) => startOf(number, pair, events));
  return versions.map((version, at) => {
    const { start, inForce } = starts[at] ?? {};
    if (!start) return { version };
    const next = starts
      .slice(at + 1)
      .flatMap((later) => later.start ?? [])
      .toSorted()[0];
    const concerning = events.filter((event) => concerns(event, version.number, start, next));
    const notice = dayThatCounts(ofKind(concerning, 'termination-notified'));
    const end = endOf(version, start, pair, concerning, notice);
    return { version, start, ...(inForce && { inForce }), ...(notice && { noticeOfTermination: notice }), ...(end && { end }) };
  });
}

function startOf(number: number, { from, to }: Pair, events: readonly AgreementEvent[]): { start?: IsoDate; inForce?: IsoDate } {
  const own = events.filter((event) => (event.version ?? 1) === number);
  const inForce = later(dayFor(from, ofKind(own, 'entered-into-force')), dayFor(to, ofKind(own, 'entered-into-force')));
  const start = later(firstDayFor(from, own), firstDayFor(to, own));
  return { ...(start && { start }), ...(inForce && { inForce }) };
}

function firstDayFor(country: CountryCode, own: readonly AgreementEvent[]): IsoDate | undefined {
  const days = [dayFor(country, ofKind(own, 'entered-into-force')), dayFor(country, ofKind(own, 'provisionally-applied'))];
  return days.filter((day) => day !== undefined).toSorted()[0];
}

/** A country's own day goes before the day common to all parties. */
function dayFor(country: CountryCode, reports: readonly AgreementEvent[]): IsoDate | undefined {
  const own = reports.filter(({ party }) => party === country);
  return dayThatCounts(own.length ? own : reports.filter(({ party }) => !party));
}

/** Both are bound only from the later of the two days. */
function later(one: IsoDate | undefined, other: IsoDate | undefined): IsoDate | undefined {
  return one && other && (one > other ? one : other);
}

/** An event names its version, or else concerns the one that held on its day. */
function concerns({ version, on }: AgreementEvent, number: number, start: IsoDate, next: IsoDate | undefined): boolean {
  if (version !== undefined) return version === number;
  return on === undefined || (on > start && (!next || on < next));
}

const ENDS = ['terminated', 'expired', 'superseded'] as const;

/** Where a text is silent, a notice takes twelve months. Source: VCLT Art 56(2). */
const NOTICE_MONTHS = 12;

function endOf(
  version: AgreementVersion,
  start: IsoDate,
  pair: Pair,
  concerning: readonly AgreementEvent[],
  notice: IsoDate | undefined,
): VersionLife['end'] {
  const told = ENDS.map((kind) => ({ kind, on: dayThatCounts(binding(kind, ofKind(concerning, kind), pair)) }));
  const lapsed = { kind: 'expired' as const, on: expiryOf(version, start, ofKind(concerning, 'renewed')) };
  const isTold = told.some(({ on }) => on);
  const noticed = {
    kind: 'terminated' as const,
    on: notice && !isTold ? addMonths(notice, version.notice?.months ?? NOTICE_MONTHS) : undefined,
  };
  return [...told, lapsed, noticed]
    .filter((end): end is NonNullable<VersionLife['end']> => end.on !== undefined)
    .toSorted((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1))[0];
}

/** One party may end the text between the two; a later text supersedes it only for those whom that binds. Source: VCLT Art 40(4), 59. */
function binding(kind: AgreementEventKind, ends: readonly AgreementEvent[], { from, to }: Pair): readonly AgreementEvent[] {
  const bound = (country: CountryCode) => ends.some(({ party }) => !party || party === country);
  return kind !== 'superseded' || (bound(from) && bound(to)) ? ends : [];
}

/** The day on which a text without tacit renewal lapses; each renewal adds a term. */
function expiryOf({ term }: AgreementVersion, start: IsoDate, renewals: readonly AgreementEvent[]): IsoDate | undefined {
  if (term?.renewal !== 'none') return undefined;
  return addMonths(start, term.years * 12 * (1 + new Set(renewals.map(({ on }) => on)).size));
}
