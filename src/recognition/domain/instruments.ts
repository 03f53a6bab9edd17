import type { Agreement, Moment, Purpose, SuspensionScope } from '../../agreements/index.js';
import { GROUNDING, statusBetween } from '../../agreements/index.js';
import { iscoIncludes } from '../../standards/index.js';
import type { Reason } from './assessment.js';
import { type CompiledProvision, compileProvision } from './compile-provision.js';
import type { KnownFacts } from './known-facts.js';

/** The provisions that may be applied, and the agreements that would concern the case but do not ground an answer, with the reason. */
export interface Instruments {
  readonly provisions: readonly CompiledProvision[];
  readonly resting: readonly {
    readonly agreement: Agreement;
    readonly version: number | null;
    readonly purposes: readonly Purpose[];
    readonly reason: Reason;
  }[];
  /** Agreements that held at lodging and were suspended or ended afterwards: the case stays with them, and is marked so. */
  readonly transitional: ReadonlySet<string>;
}

/** Everything in force between origin and destination on the day of lodging, as known at that moment. Status never decides merit. */
export function instrumentsFor(facts: KnownFacts, agreements: readonly Agreement[], moment: Moment): Instruments {
  const { origin, destination } = facts;
  if (!origin || origin === destination) return { provisions: [], resting: [], transitional: new Set() };
  const provisions: CompiledProvision[] = [];
  const resting: Instruments['resting'][number][] = [];
  const transitional = new Set<string>();
  for (const agreement of agreements.filter(recognises).toSorted((a, b) => (a.slug < b.slug ? -1 : 1))) {
    const status = statusBetween(agreement, { from: origin, to: destination }, moment);
    if (!status) continue;
    const suspended = status.status === 'suspended' || status.partialSuspensions.some((scope) => touches(scope, facts));
    if (status.version && GROUNDING.includes(status.status) && !suspended) {
      provisions.push(...applicable(agreement, status.version.number, facts));
      if (endedSince(agreement, facts, moment)) transitional.add(agreement.slug);
    } else {
      const purposes = [...new Set(agreement.versions.flatMap((version) => version.purposes))];
      resting.push({
        agreement,
        version: status.version?.number ?? null,
        purposes,
        reason: suspended ? 'agreement-suspended' : 'agreement-not-in-force',
      });
    }
  }
  return { provisions, resting, transitional };
}

function recognises({ versions }: Agreement): boolean {
  return versions.some(({ provisions }) => provisions.length > 0);
}

function touches({ occupations }: SuspensionScope, { occupation }: KnownFacts): boolean {
  return occupations !== undefined && occupation !== undefined && occupations.some((group) => iscoIncludes(group, occupation));
}

/** By what is known now, does it still ground answers on the day of knowing? */
function endedSince(agreement: Agreement, { origin, destination }: KnownFacts, { asOf, knownAt }: Moment): boolean {
  const day = knownAt.slice(0, 10) as Moment['asOf'];
  if (!origin || day <= asOf) return false;
  const later = statusBetween(agreement, { from: origin, to: destination }, { asOf: day, knownAt });
  return !later || !GROUNDING.includes(later.status);
}

const compiled = new WeakMap<Agreement, CompiledProvision[]>();

function applicable(agreement: Agreement, version: number, { origin, destination }: KnownFacts): readonly CompiledProvision[] {
  if (!compiled.has(agreement))
    compiled.set(
      agreement,
      agreement.versions.flatMap((one) => one.provisions.map((provision) => compileProvision(agreement, one, provision))).toSorted(byKey),
    );
  return (compiled.get(agreement) ?? []).filter(
    ({ version: own, provision: { issuedIn, recognisedIn } }) =>
      own.number === version && (!issuedIn || issuedIn.includes(origin as never)) && (!recognisedIn || recognisedIn.includes(destination)),
  );
}

/** Neither the order of agreements nor that of provisions shows in an answer. */
function byKey(a: CompiledProvision, b: CompiledProvision): number {
  return a.provision.key < b.provision.key ? -1 : 1;
}
