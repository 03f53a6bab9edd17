import type { EntityManager } from 'typeorm';
import { actingAs } from '../../src/audit/application/acting-now.js';
import { verifyChains } from '../../src/audit/index.js';
import { newId } from '../../src/platform/database/new-id.js';
import { auditChains } from '../fixtures/audit-chains.js';
import { type BenchmarkRow, interleaved } from './measure.js';

const ACTS = 400;
const AT_ONCE = 10;
const RUNS = 5;
const ENTRIES = 100_000;

type Chains = Awaited<ReturnType<typeof auditChains>>;

/** What recording costs an act, what sharing commits wins for reads, and how fast and in how much memory chains are proven. */
export async function rows(): Promise<BenchmarkRow[]> {
  const audit = await auditChains();
  try {
    await audit.dataSource.query(`CREATE TABLE public.deed (id uuid PRIMARY KEY)`);
    return [...(await acts(audit)), await reads(audit), await proof(audit)];
  } finally {
    await audit.drop();
  }
}

async function acts(audit: Chains): Promise<BenchmarkRow[]> {
  const many = (organisations: number) => () =>
    atOnce(ACTS, (n) => audit.within(`acts:${n % organisations}`, () => deed(audit, (tx) => audit.audit.append(tx, audit.act()))));
  const { medians, spread, runs } = await interleaved([many(1), many(AT_ONCE), () => atOnce(ACTS, () => deed(audit))], RUNS);
  const [one, ten, bare] = medians.map((ms) => (ACTS * 1000) / ms) as [number, number, number];
  const row = (what: string, rate: number) => ({
    what,
    ours: perSecond(rate),
    peer: `${perSecond(bare)} unaudited`,
    ratio: rate / bare,
    runs,
    spread,
  });
  return [row(`acts, ${AT_ONCE} at once, one organisation`, one), row(`acts, ${AT_ONCE} at once, ${AT_ONCE} organisations`, ten)];
}

async function reads(audit: Chains): Promise<BenchmarkRow> {
  const shared = () => atOnce(ACTS, () => audit.within('reads', () => audit.reads.execute(audit.act())), 64);
  const alone = () => atOnce(ACTS, () => audit.append('reads'), 64);
  const { medians, spread, runs } = await interleaved([shared, alone], RUNS);
  const [ours, peer] = medians.map((ms) => (ACTS * 1000) / ms) as [number, number];
  return {
    what: 'reads, 64 at once, one organisation',
    ours: perSecond(ours),
    peer: `${perSecond(peer)} a commit each`,
    ratio: ours / peer,
    runs,
    spread,
  };
}

async function proof(audit: Chains): Promise<BenchmarkRow> {
  const acting = { actor: { kind: 'person', id: newId() }, organisation: 'proof', purpose: 'casework' } as const;
  for (let n = 0; n < ENTRIES / 1000; n++) {
    const tellings = Array.from({ length: 1000 }, () => ({ acting, act: audit.act() }));
    await actingAs(acting, () => audit.dataSource.transaction((tx) => audit.audit.appendAll(tx, tellings)));
  }
  await audit.signer.execute();
  const before = process.memoryUsage.rss();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  const began = performance.now();
  const cpu = process.cpuUsage();
  const chains = await verifyChains(audit.dataSource, { keys: [audit.signer.publicKey] });
  const seconds = (performance.now() - began) / 1000;
  const used = process.cpuUsage(cpu);
  clearInterval(watch);
  if (chains.some(({ fault }) => fault)) throw new Error('A chain of the benchmark is broken.');
  const entries = chains.reduce((sum, chain) => sum + chain.entries, 0);
  const ours = `${Math.round(entries / seconds)} entries/s, ${((used.user + used.system) / entries).toFixed(1)} µs of processor each`;
  return {
    what: `audit:verify, ${entries} entries`,
    ours,
    peer: `memory +${Math.round((most - before) / 2 ** 20)} MiB`,
    ratio: '',
    runs: 1,
    spread: '',
  };
}

const perSecond = (rate: number) => `${Math.round(rate)}/s`;

function deed(audit: Chains, then?: (tx: EntityManager) => Promise<void>): Promise<void> {
  return audit.dataSource.transaction(async (tx) => {
    await tx.query(`INSERT INTO public.deed VALUES ($1)`, [newId()]);
    await then?.(tx);
  });
}

async function atOnce(count: number, work: (n: number) => Promise<void>, width = AT_ONCE): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: width }, lane));
}
