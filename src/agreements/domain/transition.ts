import type { IsoDate } from '../../standards/index.js';
import type { AgreementEvent, AgreementEventKind } from './agreement-event.js';

/** What administrators do with a text that is being written. */
export const DRAFT_ACTIONS = ['submit', 'return', 'approve'] as const;
export type DraftAction = (typeof DRAFT_ACTIONS)[number];

/** What parties do with an agreement, each recorded as an event. */
export const ACTS = {
  sign: { event: 'signed', joint: true },
  ratify: { event: 'ratified', joint: false },
  notify: { event: 'notified', joint: false },
  'apply-provisionally': { event: 'provisionally-applied', joint: true },
  'enter-into-force': { event: 'entered-into-force', joint: true },
  suspend: { event: 'suspended', joint: false },
  resume: { event: 'resumed', joint: true },
  'notify-termination': { event: 'termination-notified', joint: false },
  terminate: { event: 'terminated', joint: true },
  renew: { event: 'renewed', joint: true },
  withdraw: { event: 'withdrawn', joint: false },
  reserve: { event: 'reserved', joint: false },
  'withdraw-reservation': { event: 'reservation-withdrawn', joint: false },
} as const satisfies Readonly<Record<string, { readonly event: AgreementEventKind; readonly joint: boolean }>>;
export type Act = keyof typeof ACTS;

/** Acts that concern the agreement as a whole, unless they name a version. */
const OF_THE_WHOLE: readonly Act[] = ['withdraw', 'suspend', 'resume', 'notify-termination', 'terminate'];

export function isOfTheWhole(act: Act): boolean {
  return OF_THE_WHOLE.includes(act);
}

/** A day before the last fact on record (approvals in this register aside) would change what was answered since: it needs every party, and is shown as back-dated. */
export function isBackDated(on: IsoDate, events: readonly AgreementEvent[], today: IsoDate): boolean {
  const last = events
    .flatMap(({ on, kind }) => (on && on <= today && kind !== 'approved' ? [on] : []))
    .toSorted()
    .at(-1);
  return last !== undefined && on < last;
}
