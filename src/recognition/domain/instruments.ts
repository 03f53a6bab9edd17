import {
  type Agreement,
  type AgreementVersion,
  type Condition,
  type DesignatedIssuer,
  designationsKnown,
  endedVersions,
  GROUNDING,
  type Moment,
  type Pair,
  type Purpose,
  provisionsReserved,
  type SuspensionScope,
  statusBetween,
} from '../../agreements/index.js';
import type { CountryCode } from '../../standards/index.js';
import type { Reason } from './assessment.js';
import { type CompiledText, compileSurvivals, compileText } from './compile-text.js';
import type { Facts } from './facts.js';
import type { Reading } from './known-facts.js';
import { type CompiledCondition, SheetForm } from './sheet.js';

/** A text that may ground an answer between two countries on a day. */
export interface Instrument {
  readonly agreement: Agreement;
  readonly version: AgreementVersion;
  readonly text: CompiledText;
  readonly reading?: Reading;
  /** What is suspended while the rest goes on: where one of these holds, the text rests for work. */
  readonly suspended: readonly { readonly form: SheetForm; readonly condition: CompiledCondition }[];
  /** It held at lodging and was suspended or ended afterwards: the case stays with it, and is marked so. */
  readonly transitional: boolean;
}

/** An agreement that would concern the case and does not ground an answer, with the reason: its status, told apart from merit. */
export interface Resting {
  readonly agreement: string;
  readonly version: number | null;
  readonly purposes: readonly Purpose[];
  readonly reason: Extract<Reason, 'agreement-suspended' | 'agreement-not-in-force'>;
}

export interface Instruments {
  readonly instruments: readonly Instrument[];
  readonly resting: readonly Resting[];
}

/** Everything in force between where the credential counts and where recognition is asked, on the day of lodging, as known at that moment. */
export function instrumentsFor(
  { credential, experiences, destination }: Facts,
  agreements: readonly Agreement[],
  moment: Moment,
): Instruments {
  const issuedIn = credential?.country ?? experiences?.[0]?.country;
  const elsewhere = (credential?.recognitions ?? []).map(({ country }) => country).filter((country) => country !== issuedIn);
  const own = issuedIn ? between(agreements, { from: issuedIn, to: destination }, moment, false) : NONE;
  if (!elsewhere.length) return own;
  const others = [...new Set(elsewhere)].toSorted().map((from) => between(agreements, { from, to: destination }, moment, true));
  return { instruments: [own, ...others].flatMap((one) => one.instruments), resting: own.resting };
}

const NONE: Instruments = { instruments: [], resting: [] };
const MOST_KEPT = 2000;
const kept = new WeakMap<readonly Agreement[], Map<string, Instruments>>();

/** Found once for a register, a pair and a moment: whoever asks from the same country on the same day has the same texts. */
function between(agreements: readonly Agreement[], pair: Pair, moment: Moment, thirdCountry: boolean): Instruments {
  if (pair.from === pair.to) return NONE;
  const found = kept.get(agreements) ?? new Map<string, Instruments>();
  kept.set(agreements, found);
  const key = `${pair.from} ${pair.to} ${moment.asOf} ${moment.knownAt >= latestOf(agreements) ? moment.knownAt.slice(0, 10) : moment.knownAt} ${thirdCountry}`;
  const before = found.get(key);
  if (before) return before;
  if (found.size >= MOST_KEPT) found.clear();
  const sorted = agreements.toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
  const each = sorted.flatMap((agreement) => [
    instrumentOf(agreement, pair, moment, thirdCountry),
    ...survivals(agreement, pair, moment, thirdCountry),
  ]);
  const plan = {
    instruments: each.flatMap((one) => (one && 'text' in one ? [one] : [])),
    resting: each.flatMap((one) => (one && 'reason' in one ? [one] : [])),
  };
  found.set(key, plan);
  return plan;
}

const latest = new WeakMap<readonly Agreement[], string>();

/** The instant after which nothing more was recorded: what is known later is what is known then. */
function latestOf(agreements: readonly Agreement[]): string {
  const known = latest.get(agreements);
  if (known !== undefined) return known;
  const recorded = agreements.flatMap(({ events, versions, designations }) =>
    [...events, ...versions, ...designations].map(({ recordedAt }) => new Date(recordedAt).toISOString()),
  );
  const found = recorded.toSorted().at(-1) ?? '';
  latest.set(agreements, found);
  return found;
}

function instrumentOf(full: Agreement, pair: Pair, moment: Moment, thirdCountry: boolean): Instrument | Resting | undefined {
  const agreement = asKnown(full, moment.knownAt);
  if (!agreement.versions.some(({ provisions }) => provisions.length > 0)) return undefined;
  const status = statusBetween(agreement, pair, moment);
  if (!status) return undefined;
  const { version } = status;
  if (version && GROUNDING.includes(status.status)) {
    const text = compileText(full, version, pair, thirdCountry, provisionsReserved(agreement, pair, moment));
    const suspended = status.partialSuspensions.map((scope) => compileScope(agreement, version, scope));
    const reading = readingOf(agreement, version, pair.from, moment);
    return { agreement, version, text, ...(reading && { reading }), suspended, transitional: endedSince(agreement, pair, moment) };
  }
  const purposes = [...new Set(agreement.versions.flatMap((one) => one.purposes))];
  const reason = status.status === 'suspended' ? 'agreement-suspended' : 'agreement-not-in-force';
  return { agreement: agreement.slug, version: version?.number ?? null, purposes, reason };
}

/** What goes on of texts that have ended, for what was awarded or begun before. */
function survivals(full: Agreement, pair: Pair, moment: Moment, thirdCountry: boolean): readonly Instrument[] {
  const agreement = asKnown(full, moment.knownAt);
  if (!agreement.versions.some(({ provisions }) => provisions.some(({ survives }) => survives))) return [];
  return endedVersions(agreement, pair, moment).flatMap(({ version, endedOn }) => {
    const text = compileSurvivals(full, version, pair, thirdCountry, endedOn);
    return text.provisions.length ? [{ agreement, version, text, suspended: [], transitional: false }] : [];
  });
}

/** A text recorded later was not known: neither its provisions nor its purposes. */
function asKnown(agreement: Agreement, knownAt: string): Agreement {
  const versions = agreement.versions.filter(({ recordedAt }) => Date.parse(recordedAt) <= Date.parse(knownAt));
  return versions.length === agreement.versions.length ? agreement : { ...agreement, versions };
}

/** A suspension of occupations concerns those who ask for one; of new hires, those who did not begin before. */
function compileScope({ slug }: Agreement, { number }: AgreementVersion, { occupations, newHiresOnly }: SuspensionScope) {
  const parts: Condition[] = [
    ...(occupations ? [{ test: 'occupation', in: occupations } as const] : []),
    ...(newHiresOnly ? [{ not: { test: 'returning' } } as const] : []),
  ];
  const form = new SheetForm();
  const condition = form.add({ all: parts }, { agreement: slug, version: number, provision: 'suspension', article: '–' });
  return { form, condition };
}

function readingOf(agreement: Agreement, { mappings }: AgreementVersion, origin: CountryCode, { knownAt }: Moment): Reading | undefined {
  const mappingSource = mappings?.find(({ country }) => country === origin)?.source;
  const issuers = designationsKnown(agreement, knownAt).filter(
    (one): one is Extract<typeof one, DesignatedIssuer> => one.kind === 'issuer' && one.country === origin,
  );
  if (mappingSource === undefined && !issuers.length) return undefined;
  return { ...(mappingSource !== undefined && { mappingSource }), ...(issuers.length && { issuers }) };
}

/** By what is known now, does it still ground answers on the day of knowing? */
function endedSince(agreement: Agreement, pair: Pair, { asOf, knownAt }: Moment): boolean {
  const day = knownAt.slice(0, 10) as Moment['asOf'];
  if (day <= asOf) return false;
  const later = statusBetween(agreement, pair, { asOf: day, knownAt });
  return !later || !GROUNDING.includes(later.status);
}
