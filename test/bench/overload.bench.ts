import { randomBytes } from 'node:crypto';
import os from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { end, start } from '../fixtures/service-process.js';
import { testDatabase } from '../fixtures/test-database.js';
import type { BenchmarkRow } from './measure.js';
import { ask, capacity, type Heard, type Kind, offer } from './overload-load.js';

const PERSON = '01900000-0000-7001-8000-000000000002';
const TIMES = [1, 2, 4, 7, 10];
const AT_ONCE = 16;
const ROWS_OF_BULK = 50;
const RECOVERED_MS = 15_000;
const REGION = 'MD-BA';

/** Two pages of people, five reads, two writes and one feed in ten. */
const KINDS: readonly Kind[] = [
  { name: 'person', share: 2, request: (at) => ({ path: at % 2 ? `/people/${PERSON}` : `/v1/profiles/${PERSON}/matches?limit=5` }) },
  {
    name: 'read',
    share: 5,
    request: (at) => ({ path: at % 2 ? '/v1/vacancies?limit=20' : '/v1/occupations?q=sudor&language=ro&limit=3' }),
  },
  {
    name: 'write',
    share: 2,
    request: (at) => ({ path: '/v1/vacancies', method: 'POST', type: 'application/json', body: vacancy(`one-${at % 500}`) }),
  },
  {
    ...{ name: 'bulk', share: 1 },
    request: (at) => ({
      ...{ path: '/v1/imports?kind=vacancies&source=overload', method: 'POST', type: 'application/x-ndjson' },
      body: Array.from({ length: ROWS_OF_BULK }, (_, row) => vacancy(`feed-${at % 10}-${row}`)).join('\n'),
    }),
  },
];

function vacancy(reference: string): string {
  return JSON.stringify({ source: 'overload', reference, title: 'Sudor', region: REGION, occupation: '7212' });
}

/** What is answered, refused and waited for when up to ten times what can be done is asked; in the same run, on the same machine. */
export async function rows(seconds = 8, mostRequests = 400): Promise<readonly BenchmarkRow[]> {
  const database = await testDatabase();
  const prefix = `overload-${randomBytes(4).toString('hex')}`;
  const { child, address } = await start(database.url, prefix, {
    MOST_REQUESTS: String(mostRequests),
    CLIENT_QUOTA: '0',
    ADDRESS_QUOTA: '0',
  });
  try {
    await capacity(address, KINDS, AT_ONCE, 3);
    const can = await capacity(address, KINDS, AT_ONCE, seconds);
    console.error(`capacity ${can.toFixed(0)} requests/s with ${AT_ONCE} at once; load of the machine ${os.loadavg()[0]?.toFixed(1)}`);
    const measured: BenchmarkRow[] = [];
    for (const times of TIMES) {
      const heard = await offer(address, KINDS, can * times * BASE, seconds);
      const recovery = await recovered(address);
      measured.push(...rowsOf(heard, { times, rate: can * times * BASE, seconds, recovery }));
      await quiet(address);
    }
    return measured;
  } finally {
    await end(child, 'SIGKILL');
    await database.drop();
  }
}

/** Of the capacity at most so much is asked at "1×", or the queue would already grow without end. */
const BASE = 0.8;

/** Seconds until a person's page and a feed are both taken again, and the page in no more than a quarter of a second. */
async function recovered(address: string): Promise<number> {
  const began = performance.now();
  const [person, , , bulk] = KINDS as readonly [Kind, Kind, Kind, Kind];
  while (performance.now() - began < RECOVERED_MS) {
    const answers = await Promise.all([person, bulk].map((kind) => ask(address, kind, 1, performance.now())));
    if (answers.every(({ status }) => status > 0 && status < 300) && (answers[0]?.ms ?? 0) < 250) break;
    await pause(50);
  }
  return (performance.now() - began) / 1_000;
}

/** What was taken for later is worked off before the next measurement. */
async function quiet(address: string): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 500) {
    const answer = await fetch(`${address}/v1/operations?kind=import-vacancies&limit=100`);
    if (answer.ok && !JSON.stringify(await answer.json()).match(/"(waiting|running)"/)) return;
    await pause(500);
  }
}

interface Measured {
  readonly times: number;
  readonly rate: number;
  readonly seconds: number;
  readonly recovery: number;
}

function rowsOf(heard: readonly Heard[], { times, rate, seconds, recovery }: Measured): BenchmarkRow[] {
  return KINDS.map(({ name }) => {
    const of = heard.filter(({ kind }) => kind === name);
    const served = of
      .filter(({ status }) => status > 0 && status < 300)
      .map(({ ms }) => ms)
      .sort((one, other) => one - other);
    const refused = of.filter(({ status }) => status === 503 || status === 429).length;
    const at = (share: number) => Math.round(served[Math.min(served.length - 1, Math.floor(share * served.length))] ?? Number.NaN);
    return {
      what: `${times}× (${Math.round(rate)}/s offered) ${name}: served, p50 · p99 ms`,
      ours: `${(served.length / seconds).toFixed(1)}/s, ${at(0.5)} · ${at(0.99)}`,
      peer: `refused ${((100 * refused) / of.length).toFixed(0)} %, otherwise failed ${of.length - served.length - refused}`,
      ratio: served.length / of.length,
      runs: of.length,
      spread: `recovered after ${recovery.toFixed(1)} s`,
    };
  });
}
