import type { Agreement } from './agreement.js';
import { byDay, isRecordedBy, type Moment, type Pair } from './pair-events.js';

/** Keys of the provisions that a reservation of one of the two countries excludes between them, both ways. Source: VCLT Art 21. */
export function provisionsReserved({ events }: Agreement, { from, to }: Pair, { asOf, knownAt }: Moment): ReadonlySet<string> {
  const concerning = events.filter(
    (event) =>
      (event.kind === 'reserved' || event.kind === 'reservation-withdrawn') &&
      (event.party === from || event.party === to) &&
      isRecordedBy(event, knownAt) &&
      (!event.on || event.on <= asOf),
  );
  const reserved = new Set<string>();
  for (const { kind, party, provisions = [] } of concerning.toSorted(byDay)) {
    for (const key of provisions) {
      if (kind === 'reserved') reserved.add(`${party} ${key}`);
      else reserved.delete(`${party} ${key}`);
    }
  }
  return new Set([...reserved].map((one) => one.slice(one.indexOf(' ') + 1)));
}
