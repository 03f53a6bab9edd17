import type { CountryCode, IsoDate } from '../../standards/index.js';
import type { Agreement } from './agreement.js';
import type { AgreementEvent, AgreementEventKind } from './agreement-event.js';

/** Two countries between which an agreement is asked about; which is which matters to directed suspensions only. */
export interface Pair {
  readonly from: CountryCode;
  readonly to: CountryCode;
}

/** `asOf`: the day asked about. `knownAt`: only what was recorded by this instant (ISO 8601, UTC) counts. */
export interface Moment {
  readonly asOf: IsoDate;
  readonly knownAt: string;
}

/** What was recorded by `knownAt` and is the act of one of the two countries or of all parties. */
export function eventsOfPair({ events }: Agreement, { from, to }: Pair, knownAt: string): readonly AgreementEvent[] {
  return events.filter((event) => isRecordedBy(event, knownAt) && (!event.party || event.party === from || event.party === to));
}

/** Instants with and without fractions of a second are compared by their time, not by their letters. */
export function isRecordedBy({ recordedAt }: AgreementEvent, knownAt: string): boolean {
  return recordedAt.length === knownAt.length ? recordedAt <= knownAt : Date.parse(recordedAt) <= Date.parse(knownAt);
}

/** A country is party from the start, or from its accession, until it withdraws. */
export function isParty(agreement: Agreement, country: CountryCode, { asOf, knownAt }: Moment): boolean {
  if (!agreement.parties.some((party) => party.country === country)) return false;
  const own = agreement.events.filter((event) => event.party === country && isRecordedBy(event, knownAt));
  const turns = own.filter(({ kind }) => kind === 'acceded' || kind === 'withdrawn');
  const last = turns
    .filter(({ on }) => on && on <= asOf)
    .toSorted(byDay)
    .at(-1);
  return last ? last.kind === 'acceded' : turns.toSorted(byDay)[0]?.kind !== 'acceded';
}

/** On one day: accession before withdrawal, and resumption before suspension, so that lifting the whole may leave a narrower one. */
export function byDay(a: AgreementEvent, b: AgreementEvent): number {
  const [one, other] = [a.on ?? '', b.on ?? ''];
  if (one !== other) return one < other ? -1 : 1;
  return a.kind === b.kind ? 0 : a.kind < b.kind ? -1 : 1;
}

/**
 * The day of one fact on which sources may disagree: the authoritative source's (the one recorded last, if several are), else the latest day,
 * which leaves the older text in force longer.
 */
export function dayThatCounts(reports: readonly AgreementEvent[]): IsoDate | undefined {
  const dated = reports.filter((report) => report.on);
  const authoritative = dated.filter((report) => report.authoritative);
  const last = Math.max(...authoritative.map(({ recordedAt }) => Date.parse(recordedAt)));
  const counting = authoritative.length ? authoritative.filter(({ recordedAt }) => Date.parse(recordedAt) === last) : dated;
  return counting
    .map(({ on }) => on)
    .toSorted()
    .at(-1);
}

export function ofKind(events: readonly AgreementEvent[], kind: AgreementEventKind): readonly AgreementEvent[] {
  return events.filter((event) => event.kind === kind);
}
