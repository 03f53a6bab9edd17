import type { DataSource, QueryRunner } from 'typeorm';
import { type AuditEntry, BEGINNING, type Tail } from '../domain/audit-entry.js';
import { type ChainFault, faultOfEntry, faultOfHead, faultOfTail } from '../domain/chain-fault.js';
import type { SignedHead } from '../domain/signed-head.js';
import { digest } from '../storage/digest.js';
import { hashesAt, placeOf, readEntries, readHeads, readTails } from '../storage/read-chains.js';
import { isSignedBy, type PublicJwk } from './signing-key.js';

export interface VerifiedChain {
  readonly organisation: string;
  readonly entries: number;
  /** Signed heads that lie in the chain, kept here and outside. */
  readonly heads: number;
  /** The first entry that does not hold. */
  readonly fault?: ChainFault;
}

export interface VerifyOptions {
  /** The keys that may have signed. Whoever owns the database could add one there, so they come from outside. */
  readonly keys: readonly PublicJwk[];
  /** Heads that were kept outside. */
  readonly outside?: AsyncIterable<SignedHead>;
  readonly onProgress?: (done: number, total: number) => void;
}

const PROGRESS_EVERY = 10_000;
const HEADS_AT_ONCE = 1_000;

/** Walks every chain and every signed head in one snapshot. @returns each organisation, in order, with its first fault where it has one */
export async function verifyChains(dataSource: DataSource, options: VerifyOptions): Promise<readonly VerifiedChain[]> {
  const db = dataSource.createQueryRunner();
  try {
    await db.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const ledger = new Map<string, Mutable<VerifiedChain>>();
    await walkEntries(db, ledger, options);
    await walkHeads(db, ledger, readHeads(db), options.keys);
    if (options.outside) await walkHeads(db, ledger, options.outside, options.keys);
    return [...ledger.values()].toSorted((a, b) => (a.organisation < b.organisation ? -1 : 1));
  } finally {
    await db.query('ROLLBACK').catch(() => {});
    await db.release();
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Ledger = Map<string, Mutable<VerifiedChain>>;

async function walkEntries(db: QueryRunner, ledger: Ledger, { onProgress }: VerifyOptions): Promise<void> {
  const believed = await readTails(db);
  const total = [...believed.values()].reduce((sum, { sequence }) => sum + sequence, 0);
  const tails = new Map<string, Tail>([...believed.keys()].map((organisation) => [organisation, BEGINNING]));
  let done = 0;
  for await (const entry of readEntries(db)) {
    step(chainOf(ledger, entry.organisation), tails, entry);
    if (++done % PROGRESS_EVERY === 0) onProgress?.(done, total);
  }
  for (const [organisation, found] of tails)
    note(chainOf(ledger, organisation), faultOfTail(organisation, believed.get(organisation) ?? BEGINNING, found));
  onProgress?.(done, Math.max(done, total));
}

function step(chain: Mutable<VerifiedChain>, tails: Map<string, Tail>, entry: AuditEntry): void {
  chain.entries++;
  if (!chain.fault) note(chain, faultOfEntry(tails.get(entry.organisation) ?? BEGINNING, entry, digest));
  tails.set(entry.organisation, entry);
}

async function walkHeads(db: QueryRunner, ledger: Ledger, heads: AsyncIterable<SignedHead>, keys: readonly PublicJwk[]): Promise<void> {
  for await (const batch of inBatches(heads)) {
    const hashes = await hashesAt(db, batch);
    for (const head of batch) {
      const chain = chainOf(ledger, head.organisation);
      const fault = faultOfSignature(head, keys) ?? faultOfHead(head, hashes.get(placeOf(head)));
      if (fault) note(chain, fault);
      else chain.heads++;
    }
  }
}

function faultOfSignature(head: SignedHead, keys: readonly PublicJwk[]): ChainFault | undefined {
  const { organisation, sequence, keyId } = head;
  const key = keys.find(({ kid }) => kid === keyId);
  if (!key)
    return { organisation, sequence, fault: 'head-key-unknown', detail: `its head is signed by ${keyId}, which is none of the keys given` };
  if (isSignedBy(key, head)) return undefined;
  return { organisation, sequence, fault: 'head-forged', detail: `the signature of its head is not by ${keyId}` };
}

function chainOf(ledger: Ledger, organisation: string): Mutable<VerifiedChain> {
  const known = ledger.get(organisation) ?? { organisation, entries: 0, heads: 0 };
  ledger.set(organisation, known);
  return known;
}

/** Of several faults the one that comes first in the chain is told. */
function note(chain: Mutable<VerifiedChain>, fault: ChainFault | undefined): void {
  if (fault && (!chain.fault || fault.sequence < chain.fault.sequence)) chain.fault = fault;
}

async function* inBatches(heads: AsyncIterable<SignedHead>): AsyncGenerator<SignedHead[]> {
  let batch: SignedHead[] = [];
  for await (const head of heads) {
    if (batch.push(head) < HEADS_AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length) yield batch;
}
