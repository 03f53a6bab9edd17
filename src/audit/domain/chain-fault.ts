import { type AuditEntry, BEGINNING, type Digest, encodeEntry, type Tail } from './audit-entry.js';
import type { SignedHead } from './signed-head.js';

/** What is wrong, and with which entry: the first of its chain that does not hold. */
export interface ChainFault {
  readonly organisation: string;
  readonly sequence: number;
  readonly fault:
    | 'sequence-broken'
    | 'link-broken'
    | 'details-changed'
    | 'entry-changed'
    | 'tail-missing'
    | 'head-missing'
    | 'head-differs'
    | 'head-key-unknown'
    | 'head-forged';
  readonly detail: string;
}

/** Whether `entry` may follow `tail`. A deleted, inserted or reordered entry breaks the sequence, the link or the hash at its place. */
export function faultOfEntry(tail: Tail, entry: AuditEntry, digest: Digest): ChainFault | undefined {
  const at = (fault: ChainFault['fault'], detail: string, sequence = entry.sequence): ChainFault => ({
    organisation: entry.organisation,
    sequence,
    fault,
    detail,
  });
  const expected = tail.sequence + 1;
  if (entry.sequence !== expected)
    return at('sequence-broken', `entry ${expected} is expected here, entry ${entry.sequence} was found`, expected);
  if (digest(entry.details) !== entry.detailsDigest) return at('details-changed', 'the details are not those that were recorded');
  if (digest(encodeEntry(entry)) !== entry.hash) return at('entry-changed', 'the entry is not the one that was recorded at this place');
  if (entry.previousHash !== tail.hash)
    return at('link-broken', tail === BEGINNING ? 'the chain does not begin here' : `it does not follow entry ${tail.sequence}`);
  return undefined;
}

/** What the service believes of the end of a chain against what is there. */
export function faultOfTail(organisation: string, believed: Tail, found: Tail): ChainFault | undefined {
  if (believed.sequence === found.sequence && believed.hash === found.hash) return undefined;
  const sequence = Math.min(believed.sequence, found.sequence) + (believed.sequence === found.sequence ? 0 : 1);
  return {
    organisation,
    sequence,
    fault: 'tail-missing',
    detail: `the chain ends at ${found.sequence}, and ${believed.sequence} was the last`,
  };
}

/** @param hash of the entry that is now at the place of the head; undefined: there is none */
export function faultOfHead(
  { organisation, sequence, hash: signed, signedAt }: SignedHead,
  hash: string | undefined,
): ChainFault | undefined {
  if (hash === signed) return undefined;
  return hash === undefined
    ? { organisation, sequence, fault: 'head-missing', detail: `there was an entry ${sequence} when its head was signed at ${signedAt}` }
    : { organisation, sequence, fault: 'head-differs', detail: `another entry stood here when the head was signed at ${signedAt}` };
}
