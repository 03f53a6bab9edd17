import { iscoIncludes } from '../../standards/index.js';
import type { AgreementEvent, SuspensionScope } from './agreement-event.js';
import { byDay, type Pair } from './pair-events.js';

/**
 * What is suspended in the direction of the pair. A resumption lifts what it covers; to leave a part suspended, record the lifting of the
 * whole and the narrower suspension on one day. Source: domain rules C8.
 * @param past events of the pair until the day asked about @param version number of the text then held
 */
export function suspensionsOf(past: readonly AgreementEvent[], pair: Pair, version: number): readonly SuspensionScope[] {
  return past
    .filter(({ kind }) => kind === 'suspended' || kind === 'resumed')
    .filter((event) => event.version === undefined || event.version === version)
    .filter(({ scope }) => (!scope?.from || scope.from === pair.from) && (!scope?.to || scope.to === pair.to))
    .toSorted(byDay)
    .reduce<readonly SuspensionScope[]>(
      (open, { kind, scope = {} }) => (kind === 'suspended' ? open.concat([scope]) : open.flatMap((one) => remaining(one, scope))),
      [],
    );
}

/** Only some occupations, or only people newly hired: the rest goes on. */
export function isPartial({ occupations, newHiresOnly }: SuspensionScope): boolean {
  return occupations !== undefined || newHiresOnly === true;
}

function remaining(suspended: SuspensionScope, resumed: SuspensionScope): readonly SuspensionScope[] {
  if (resumed.newHiresOnly && !suspended.newHiresOnly) return [suspended];
  if (!resumed.occupations) return [];
  if (!suspended.occupations) return [suspended];
  const left = suspended.occupations.filter((occupation) => !resumed.occupations?.some((group) => iscoIncludes(group, occupation)));
  return left.length ? [{ ...suspended, occupations: left }] : [];
}
