import { createReadStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { ImportEsco } from '../../src/taxonomy/index.js';
import { testService } from '../fixtures/test-service.js';
import type { BenchmarkRow } from './measure.js';

/** Rows/s of a whole import against a bare COPY of the relations into a table without a key; needs ESCO_DIRECTORY with ESCO 1.1.1. */
export async function rows(): Promise<BenchmarkRow[]> {
  const directory = process.env.ESCO_DIRECTORY;
  if (!directory)
    return [
      { what: 'ESCO import, rows/s (set ESCO_DIRECTORY to measure)', ours: '–', peer: 'bare COPY', ratio: '–', runs: 0, spread: '–' },
    ];
  const service = await testService({ ROLES: 'imports' });
  try {
    const began = performance.now();
    const report = await service.app.get(ImportEsco).execute(directory);
    const seconds = (performance.now() - began) / 1000;
    const ours = report.files.reduce((sum, one) => sum + one.rows, 0) / seconds;
    const bare = await bareCopy(service.databaseUrl, path.join(directory, 'occupationSkillRelations.csv.gz'));
    return [
      {
        what: `ESCO import whole, rows/s (${seconds.toFixed(1)} s)`,
        ours: ours.toFixed(0),
        peer: `bare COPY of its relations ${bare.toFixed(0)}`,
        ratio: ours / bare,
        runs: 1,
        spread: '–',
      },
    ];
  } finally {
    await service.stop();
  }
}

async function bareCopy(databaseUrl: string, file: string): Promise<number> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await client.query('CREATE TABLE public.bare (occupation text, relation text, kind text, skill text)');
  let count = 0;
  const began = performance.now();
  async function* lines() {
    for await (const row of createReadStream(file)
      .pipe(createGunzip())
      .pipe(parse({ columns: true, bom: true })) as AsyncIterable<Record<string, string>>) {
      count += 1;
      yield `${row.occupationUri}\t${row.relationType}\t${row.skillType}\t${row.skillUri}\n`;
    }
  }
  await pipeline(Readable.from(lines()), client.query(copyFrom('COPY public.bare FROM STDIN')));
  const rate = count / ((performance.now() - began) / 1000);
  await client.end();
  return rate;
}
