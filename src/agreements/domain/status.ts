import type { CountryCode, IsoDate } from '../../standards/index.js';
import type { Agreement, AgreementVersion } from './agreement.js';
import { type AgreementEvent, type AgreementStatus, GROUNDING, type SuspensionScope } from './agreement-event.js';
import { eventsOfPair, isParty, type Moment, type Pair } from './pair-events.js';
import { isPartial, suspensionsOf } from './suspension.js';
import { livesOf, type VersionLife } from './version-life.js';

export type { Moment, Pair } from './pair-events.js';

export interface StatusOnDay {
  readonly status: AgreementStatus;
  /** The text that holds on that day, suspended or not; undefined when none does. */
  readonly version?: AgreementVersion;
  /** Suspensions of a part that hold on that day. */
  readonly partialSuspensions: readonly SuspensionScope[];
  /** The first day on which the text will no longer hold, where that is known. */
  readonly endsOn?: IsoDate;
  /** A text that has a date to enter into force and has not reached it. */
  readonly coming?: { readonly version: number; readonly on: IsoDate };
}

/** Status of an agreement between two countries on a day, from its dated events alone. Undefined: one of them is no party. Source: domain rules C3, C4. */
export function statusBetween(agreement: Agreement, pair: Pair, moment: Moment): StatusOnDay | undefined {
  if (![pair.from, pair.to].every((country) => isParty(agreement, country, moment))) return undefined;
  const { asOf, knownAt } = moment;
  const events = eventsOfPair(agreement, pair, knownAt);
  const past = events.filter(({ on }) => !on || on <= asOf);
  const lives = livesOf(agreement.versions, pair, events);
  const coming = comingText(lives, asOf);
  const held = textHeld(lives, asOf);
  if (!held) return { status: ending(lives, asOf) ?? beginning(past, pair), partialSuspensions: [], ...(coming && { coming }) };
  const suspensions = suspensionsOf(past, pair, held.version.number);
  return {
    status: suspensions.some((scope) => !isPartial(scope)) ? 'suspended' : standing(held, asOf),
    version: held.version,
    partialSuspensions: suspensions.filter(isPartial),
    ...(held.end && { endsOn: held.end.on }),
    ...(coming && { coming }),
  };
}

/** The text that grounds an answer on a day: undefined before, after and while it is suspended as a whole. */
export function versionInForce(agreement: Agreement, pair: Pair, on: IsoDate, knownAt: string): AgreementVersion | undefined {
  const found = statusBetween(agreement, pair, { asOf: on, knownAt });
  return found && GROUNDING.includes(found.status) ? found.version : undefined;
}

/** Texts that have held between two countries and hold no longer: rights acquired under them may go on. Source: VCLT Art 70(1)(b). */
export function endedVersions(agreement: Agreement, pair: Pair, { asOf, knownAt }: Moment): readonly EndedVersion[] {
  const lives = livesOf(agreement.versions, pair, eventsOfPair(agreement, pair, knownAt)).filter(({ start }) => start && start <= asOf);
  return lives.flatMap(({ version, end }, at) => {
    const days = [end?.on, lives[at + 1]?.start].filter((day) => day !== undefined && day <= asOf).toSorted();
    return days[0] ? [{ version, endedOn: days[0] }] : [];
  });
}

export interface EndedVersion {
  readonly version: AgreementVersion;
  /** The first day on which it no longer held. */
  readonly endedOn: IsoDate;
}

/** The latest text that has begun, unless it has ended: an earlier one does not come back. Source: VCLT Art 59. */
function textHeld(lives: readonly VersionLife[], asOf: IsoDate): VersionLife | undefined {
  const latest = lives.findLast(({ start }) => start && start <= asOf);
  return latest?.end && latest.end.on <= asOf ? undefined : latest;
}

function standing({ inForce, noticeOfTermination }: VersionLife, asOf: IsoDate): AgreementStatus {
  if (noticeOfTermination && noticeOfTermination <= asOf) return 'termination-notified';
  return inForce && inForce <= asOf ? 'in-force' : 'provisionally-applied';
}

function comingText(lives: readonly VersionLife[], asOf: IsoDate): StatusOnDay['coming'] {
  const dated = lives.flatMap(({ version, start }) => (start && start > asOf ? [{ version: version.number, on: start }] : []));
  return dated.toSorted((a, b) => (a.on < b.on ? -1 : 1))[0];
}

function ending(lives: readonly VersionLife[], asOf: IsoDate): AgreementStatus | undefined {
  return lives.findLast(({ end }) => end && end.on <= asOf)?.end?.kind;
}

/** How far it has come without any text in force. */
function beginning(past: readonly AgreementEvent[], { from, to }: Pair): AgreementStatus {
  const has = (kind: AgreementEvent['kind']) => past.some((event) => event.kind === kind);
  if (ratifiedBy(from, past) && ratifiedBy(to, past)) return 'ratified';
  return has('signed') ? 'signed' : has('initialled') ? 'initialled' : 'negotiating';
}

/** By each for itself, after signature; an approval to sign is none. */
function ratifiedBy(country: CountryCode, past: readonly AgreementEvent[]): boolean {
  const signed = past.filter(({ kind }) => kind === 'signed').map(({ on }) => on ?? '');
  return past.some(
    ({ kind, party, on }) =>
      (kind === 'ratified' || kind === 'approved') &&
      (!party || party === country) &&
      (!on || (signed.length > 0 && signed.every((day) => day <= on))),
  );
}
