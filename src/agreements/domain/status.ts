import { addMonths, type CountryCode, type IsoDate } from '../../standards/index.js';
import type { Agreement, AgreementVersion } from './agreement.js';
import type { AgreementEvent, AgreementEventKind, AgreementStatus, SuspensionScope } from './agreement-event.js';

/** Two countries between which an agreement is asked about; which is which matters to directed suspensions only. */
export interface Pair {
  readonly from: CountryCode;
  readonly to: CountryCode;
}

/** `asOf`: the day asked about. `knownAt`: only what was recorded by this instant counts. */
export interface Moment {
  readonly asOf: IsoDate;
  readonly knownAt: string;
}

export interface StatusOnDay {
  readonly status: AgreementStatus;
  /** The text that grounds answers on that day; undefined when none does. */
  readonly version?: AgreementVersion;
  /** Suspensions of a part that hold on that day. */
  readonly partialSuspensions: readonly SuspensionScope[];
  /** A text that has a date to enter into force and has not reached it. */
  readonly coming?: { readonly version: number; readonly on: IsoDate };
}

/** Status of an agreement between two countries on a day, from its dated events alone. Undefined: one of them is no party. Source: domain rules C3, C4. */
export function statusBetween(agreement: Agreement, pair: Pair, moment: Moment): StatusOnDay | undefined {
  if (![pair.from, pair.to].every((country) => isParty(agreement, country, moment))) return undefined;
  const events = eventsOf(agreement, pair, moment);
  const past = events.filter(({ on }) => !on || on <= moment.asOf);
  const version = versionInForce(agreement, pair, events, moment);
  const suspensions = suspensionsOf(past, pair);
  const coming = comingVersion(agreement, pair, events, moment);
  const status = version ? statusOf(version, past, suspensions) : (ending(past, agreement, pair, events, moment) ?? beginning(past));
  return { status, ...(version && { version }), partialSuspensions: suspensions.filter(isPartial), ...(coming && { coming }) };
}

function isParty({ parties, events }: Agreement, country: CountryCode, { asOf, knownAt }: Moment): boolean {
  if (!parties.some((party) => party.country === country)) return false;
  const own = events.filter((event) => event.party === country && event.recordedAt <= knownAt);
  const acceded = own.filter(({ kind }) => kind === 'acceded');
  const withdrew = own.some(({ kind, on }) => kind === 'withdrawn' && on !== undefined && on <= asOf);
  return !withdrew && (acceded.length === 0 || acceded.some(({ on }) => on !== undefined && on <= asOf));
}

function eventsOf({ events }: Agreement, { from, to }: Pair, { knownAt }: Moment): AgreementEvent[] {
  return events.filter(({ party, recordedAt }) => recordedAt <= knownAt && (!party || party === from || party === to));
}

function versionInForce(
  agreement: Agreement,
  pair: Pair,
  events: readonly AgreementEvent[],
  { asOf }: Moment,
): AgreementVersion | undefined {
  const begun = agreement.versions.filter(({ number }) => {
    const start = startOf(number, pair, events);
    return start !== undefined && start <= asOf;
  });
  const latest = begun.toSorted((a, b) => b.number - a.number)[0];
  if (!latest || hasEnded(latest.number, events, asOf)) return undefined;
  return hasExpired(latest, startOf(latest.number, pair, events), asOf) ? undefined : latest;
}

/** The day from which a text applies between two countries: for each of them its own day or the common one; the later of the two. */
function startOf(version: number, { from, to }: Pair, events: readonly AgreementEvent[]): IsoDate | undefined {
  const starts = events.filter((event) => STARTS.includes(event.kind) && (event.version ?? 1) === version && event.on);
  const days = [from, to].map((country) => dayThatCounts(starts.filter(({ party }) => !party || party === country)));
  return days.includes(undefined) ? undefined : days.toSorted().at(-1);
}

const STARTS: readonly AgreementEventKind[] = ['entered-into-force', 'provisionally-applied'];

/** Provisional application comes before entry into force; where sources disagree on one of them, the authoritative day or else the latest. */
function dayThatCounts(starts: readonly AgreementEvent[]): IsoDate | undefined {
  const days = STARTS.map((kind) => {
    const same = starts.filter((event) => event.kind === kind);
    return (same.find(({ authoritative }) => authoritative) ?? same.toSorted((a, b) => ((a.on ?? '') < (b.on ?? '') ? 1 : -1))[0])?.on;
  });
  return days.filter((day) => day !== undefined).toSorted()[0];
}

function hasEnded(version: number, events: readonly AgreementEvent[], asOf: IsoDate): boolean {
  return events.some(
    ({ kind, on, version: concerned }) => ENDS.includes(kind) && on !== undefined && on <= asOf && (concerned ?? version) === version,
  );
}

const ENDS: readonly AgreementEventKind[] = ['terminated', 'expired', 'superseded'];

function hasExpired({ term }: AgreementVersion, start: IsoDate | undefined, asOf: IsoDate): boolean {
  return term?.renewal === 'none' && start !== undefined && addMonths(start, term.years * 12) <= asOf;
}

function statusOf({ number }: AgreementVersion, past: readonly AgreementEvent[], suspensions: readonly SuspensionScope[]): AgreementStatus {
  if (suspensions.some((scope) => !isPartial(scope))) return 'suspended';
  if (past.some(({ kind }) => kind === 'termination-notified')) return 'termination-notified';
  const inForce = past.some(({ kind, version }) => kind === 'entered-into-force' && (version ?? 1) === number);
  return inForce ? 'in-force' : 'provisionally-applied';
}

/** Each suspension holds until a resumption of the same scope, or of everything. */
function suspensionsOf(past: readonly AgreementEvent[], pair: Pair): SuspensionScope[] {
  const ordered = past
    .filter(({ kind }) => kind === 'suspended' || kind === 'resumed')
    .toSorted((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : 1));
  return ordered
    .reduce<SuspensionScope[]>((open, { kind, scope = {} }) => {
      if (kind === 'suspended') return open.concat(scope);
      return isPartial(scope) ? open.filter((one) => JSON.stringify(one) !== JSON.stringify(scope)) : [];
    }, [])
    .filter(({ from, to }) => (!from || from === pair.from) && (!to || to === pair.to));
}

function isPartial({ occupations, newHiresOnly }: SuspensionScope): boolean {
  return occupations !== undefined || newHiresOnly === true;
}

function ending(
  past: readonly AgreementEvent[],
  agreement: Agreement,
  pair: Pair,
  events: readonly AgreementEvent[],
  { asOf }: Moment,
): AgreementStatus | undefined {
  const last = past.filter(({ kind, on }) => ENDS.includes(kind) && on).toSorted((a, b) => ((a.on ?? '') < (b.on ?? '') ? 1 : -1))[0];
  if (last) return last.kind as AgreementStatus;
  return agreement.versions.some((version) => hasExpired(version, startOf(version.number, pair, events), asOf)) ? 'expired' : undefined;
}

const BEGINNINGS: readonly (readonly [AgreementEventKind, AgreementStatus])[] = [
  ['ratified', 'ratified'],
  ['approved', 'ratified'],
  ['signed', 'signed'],
  ['initialled', 'initialled'],
  ['negotiated', 'negotiating'],
];

function beginning(past: readonly AgreementEvent[]): AgreementStatus {
  return BEGINNINGS.find(([kind]) => past.some((event) => event.kind === kind))?.[1] ?? 'negotiating';
}

function comingVersion(
  agreement: Agreement,
  pair: Pair,
  events: readonly AgreementEvent[],
  { asOf }: Moment,
): { version: number; on: IsoDate } | undefined {
  return agreement.versions
    .map(({ number }) => ({ version: number, on: startOf(number, pair, events) }))
    .filter((one): one is { version: number; on: IsoDate } => one.on !== undefined && one.on > asOf)
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))[0];
}
