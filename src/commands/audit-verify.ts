import fs from 'node:fs';
import readline from 'node:readline';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { DataSource } from 'typeorm';
import { type PublicJwk, parseSignedHead, type SignedHead, signingKey, type VerifiedChain, verifyChains } from '../audit/index.js';
import { databaseOptions } from '../platform/database/data-source.js';
import type { CommandContext } from './command.js';
import { prepareDatabase } from './database-for.js';

export class AuditVerifyUsage extends Error {
  readonly code = 'audit-verify-usage';
  constructor() {
    super(
      'Usage: npm run audit:verify [-- --heads FILE] [--keys FILE]   (heads kept outside, JSON lines; former public keys, a JSON Web Key Set)',
    );
  }
}

/** Proves every chain of the audit, or names the first broken entry of each and ends with 1. @throws AuditVerifyUsage, SignedHeadUnreadable */
export async function auditVerifyCommand(args: readonly string[], { say }: CommandContext): Promise<void> {
  const { heads, keys } = read(args);
  const { configuration, stopDatabase } = await prepareDatabase(process.env);
  const dataSource = new DataSource(databaseOptions(configuration.databaseUrl, [], 2));
  try {
    await dataSource.initialize();
    const own = keys && !configuration.auditKey ? [] : [signingKey(configuration).jwk];
    const options = { keys: [...own, ...(keys ? keysOf(keys) : [])], ...(heads && { outside: headsOf(heads) }) };
    const chains = await withBar((onProgress) => verifyChains(dataSource, { ...options, onProgress }));
    for (const line of verdictLines(chains, heads)) say(line);
    if (chains.some(({ fault }) => fault)) process.exitCode = 1;
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
    stopDatabase();
  }
}

function read(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { heads: { type: 'string' }, keys: { type: 'string' } } }).values;
  } catch {
    throw new AuditVerifyUsage();
  }
}

function keysOf(file: string): readonly PublicJwk[] {
  return (JSON.parse(fs.readFileSync(file, 'utf8')) as { keys: PublicJwk[] }).keys;
}

/** @throws SignedHeadUnreadable */
export async function* headsOf(file: string): AsyncGenerator<SignedHead> {
  let line = 0;
  for await (const text of readline.createInterface({ input: fs.createReadStream(file) }))
    yield parseSignedHead(text, `${file}, line ${++line},`);
}

async function withBar<T>(work: (onProgress: (done: number, total: number) => void) => Promise<T>): Promise<T> {
  if (!process.stdout.isTTY) return work(() => {});
  const bar = new SingleBar({ format: '         entries [{bar}] {percentage} %  {value}', hideCursor: true, clearOnComplete: true });
  bar.start(1, 0);
  try {
    return await work((done, total) => {
      bar.setTotal(total);
      bar.update(done);
    });
  } finally {
    bar.stop();
  }
}

export function verdictLines(chains: readonly VerifiedChain[], file?: string): string[] {
  const broken = chains.flatMap(({ fault }) => (fault ? [fault] : []));
  const sum = (key: 'entries' | 'heads') => chains.reduce((all, chain) => all + chain[key], 0);
  const of = `${sum('entries')} entries of ${chains.length} organisations, ${sum('heads')} signed heads${file ? ` (with those of ${file})` : ''}`;
  return [
    ...chains.map(
      ({ organisation, entries, heads, fault }) => `${organisation}: ${entries} entries, ${heads} signed heads${fault ? ', BROKEN' : ''}`,
    ),
    ...broken.map(({ organisation, sequence, fault, detail }) => `${organisation}, entry ${sequence}: ${fault} (${detail})`),
    broken.length ? `broken: ${broken.length} of ${chains.length} chains` : `whole: ${of}`,
  ];
}
