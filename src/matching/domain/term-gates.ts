import type { IsoDate } from '../../standards/index.js';
import type { Candidate } from './candidate.js';
import { failed, type GateFinding, passed, unknown } from './gate-finding.js';
import type { Opening } from './opening.js';

type Asked = Candidate['wishes'];

/** Gates that rest on how the person wants to work. */
export function termGates(wishes: Asked, opening: Terms): readonly GateFinding[] {
  return [returnGate(wishes, opening), contractGate(wishes, opening), hoursGate(wishes, opening)];
}
export type Terms = Pick<Opening, 'contract' | 'hoursPerWeek' | 'remote'>;

function returnGate({ returnKind }: Asked, { contract, remote }: Terms): GateFinding {
  if (!returnKind || returnKind === 'permanent')
    return passed('return', returnKind ? 'return-permanent' : 'not-restricted', null, returnKind);
  if (remote) return passed('return', 'remote-work', 'remote', returnKind);
  if (returnKind === 'remote') return failed('return', 'not-remote', 'on-site', 'remote');
  if (!contract) return unknown('return', 'contract-unknown', null, 'contract-of-vacancy');
  return contract === 'permanent'
    ? failed('return', 'longer-than-the-stay', contract, returnKind)
    : passed('return', 'fits-the-stay', contract, returnKind);
}

function contractGate({ contracts }: Asked, { contract }: Terms): GateFinding {
  if (!contracts?.length) return passed('contract', 'not-restricted', contract);
  if (!contract) return unknown('contract', 'contract-unknown', null, 'contract-of-vacancy');
  const held = contracts.join(' ');
  return contracts.includes(contract)
    ? passed('contract', 'contract-accepted', contract, held)
    : failed('contract', 'contract-not-accepted', contract, held);
}

function hoursGate({ hoursPerWeek: wish }: Asked, { hoursPerWeek: hours }: Terms): GateFinding {
  if (!wish || (wish.min === undefined && wish.max === undefined)) return passed('hours', 'not-restricted', hours);
  if (hours === undefined) return unknown('hours', 'hours-unknown', null, 'hours-of-vacancy');
  const held = `${wish.min ?? 0}–${wish.max ?? ''}`;
  const fits = hours >= (wish.min ?? 0) && hours <= (wish.max ?? Number.POSITIVE_INFINITY);
  return fits ? passed('hours', 'hours-accepted', hours, held) : failed('hours', 'hours-not-accepted', hours, held);
}

/** A start in the past means at once. */
export function startGate({ availableFrom, availableTo }: Asked, { startsOn }: Pick<Opening, 'startsOn'>, asOf: IsoDate): GateFinding {
  const start = startsOn && startsOn > asOf ? startsOn : asOf;
  const held = `${availableFrom ?? ''}–${availableTo ?? ''}`;
  if (availableTo && start > availableTo) return failed('start', 'starts-after-the-stay', start, held);
  if (!availableFrom || start >= availableFrom) return passed('start', 'available', startsOn, availableFrom);
  return startsOn ? failed('start', 'starts-too-early', startsOn, held) : unknown('start', 'start-unknown', null, 'start-of-vacancy');
}
