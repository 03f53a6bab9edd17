import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { RowVerdict } from '../../src/platform/operations/operation.js';
import { ImportEsco } from '../../src/taxonomy/index.js';
import { feedImports, type Imported } from '../fixtures/feed-imports.js';
import { type TestService, testService } from '../fixtures/test-service.js';
import type { BenchmarkRow } from './measure.js';

const TYPES: Readonly<Record<string, string>> = {
  ...{ '.jsonl': 'application/x-ndjson', '.ndjson': 'application/x-ndjson', '.csv': 'text/csv' },
  ...{ '.json': 'application/ld+json', '.jsonld': 'application/ld+json', '.html': 'text/html' },
};
const WIDEST = 110;

/**
 * Advertisements as they were found (JOB_ADS, a file or a directory), imported against the whole of ESCO (ESCO_DIRECTORY): a table of verdicts a file, and how
 * many of each. Pages and exports say no region of ours: REGION (ISO 3166-2) stands where a CSV file has none.
 */
export async function rows(): Promise<readonly BenchmarkRow[]> {
  const { JOB_ADS: ads, ESCO_DIRECTORY: esco } = process.env;
  if (!ads || !esco) return [row('verdicts of advertisements (set JOB_ADS and ESCO_DIRECTORY)', '–', 0)];
  const service = await testService({ ROLES: 'api,imports' });
  try {
    await service.app.get(ImportEsco).execute(esco);
    const measured: BenchmarkRow[] = [];
    for (const file of filesOf(ads)) measured.push(...(await verdictsOf(service, file)));
    return measured;
  } finally {
    await service.stop();
  }
}

export function filesOf(place: string): readonly string[] {
  const names = fs.statSync(place).isDirectory() ? fs.readdirSync(place).map((name) => path.join(place, name)) : [place];
  return names.filter((name) => typeOf(name)).toSorted();
}

const typeOf = (file: string) => TYPES[path.extname(file.replace(/\.gz$/, ''))];

export async function imported(service: TestService, file: string): Promise<Imported> {
  const source = path.basename(file).replace(/\..*/, '').toLowerCase().slice(0, 40);
  const bytes = fs.readFileSync(file);
  const type = typeOf(file) ?? '';
  if (type === 'text/csv') await service.app.inject({ method: 'PUT', url: `/v1/feeds/${source}/mapping`, payload: mapping() });
  return feedImports(service, source).send(file.endsWith('.gz') ? gunzipSync(bytes) : bytes, { type });
}

/** Of the annotated advertisements of Ethiopia; a column that is not there is none. */
function mapping() {
  const columns = {
    id: 'reference',
    esco_uri: null,
    isco08: null,
    esco_code: null,
    esco_label: null,
    general_classification: null,
    synthetic_query_llm: null,
  };
  return { columns, defaults: { region: process.env.REGION ?? 'ET-AA' } };
}

async function verdictsOf(service: TestService, file: string): Promise<readonly BenchmarkRow[]> {
  const { verdicts, operation } = await imported(service, file);
  console.log(`\n${path.basename(file)}: ${operation.status}, ${verdicts.length} verdicts`);
  for (const one of verdicts) console.log(lineOf(one));
  const tally = new Map<string, number>();
  for (const { status, code } of verdicts)
    tally.set([status, code].filter(Boolean).join(' '), (tally.get([status, code].filter(Boolean).join(' ')) ?? 0) + 1);
  return [...tally].map(([what, n]) => row(`${path.basename(file)}: ${what}`, String(n), verdicts.length));
}

function lineOf({ line, status, code = '', detail = '' }: RowVerdict): string {
  return `${String(line).padStart(5)}  ${status.padEnd(9)} ${code.padEnd(24)} ${detail.replace(/\s+/g, ' ').slice(0, WIDEST)}`;
}

const row = (what: string, ours: string, runs: number): BenchmarkRow => ({ what, ours, peer: '–', ratio: '–', runs, spread: '–' });
