import pg from 'pg';
import { withDigest } from '../../src/recognition/application/with-digest.js';
import { assess } from '../../src/recognition/domain/assess.js';
import type { Facts } from '../../src/recognition/domain/facts.js';
import { parseIsoDate } from '../../src/standards/index.js';
import { referenceAgreements } from '../fixtures/reference-agreements.js';
import { testDatabase } from '../fixtures/test-database.js';
import type { BenchmarkRow } from './measure.js';

const PEOPLE = Number(process.env.REASSESSED ?? 1_000_000);
const FETCHED = 5_000;
const MOMENT = { asOf: parseIsoDate('2024-03-01'), knownAt: '2026-11-24T00:00:00.000Z' };
const NOTHING = { qualifications: [], awardingBodies: [] };
const PURPOSES = ['study', 'title', 'regulated-profession', 'employment'] as const;

/** Stored facts read from PostgreSQL as a stream, each answered under all reference agreements and digested, against reading them only. */
export async function rows(): Promise<BenchmarkRow[]> {
  const database = await testDatabase();
  const client = new pg.Client(database.url);
  await client.connect();
  try {
    await fill(client);
    const agreements = referenceAgreements();
    let answers = 0;
    const outcomes = new Set<string>();
    const read = await timed(client, (facts) => {
      answers += facts.credential ? 1 : 0;
    });
    const answered = await timed(client, (facts) => {
      const answer = withDigest(assess({ ...facts, purposes: PURPOSES }, agreements, NOTHING, MOMENT));
      outcomes.add(answer.purposes.map(({ outcome }) => outcome).join());
    });
    if (answers !== PEOPLE || outcomes.size < 5) throw new Error(`${answers} of ${PEOPLE} read, ${outcomes.size} kinds of answer`);
    const rate = (seconds: number) => Math.round(PEOPLE / seconds).toLocaleString('en');
    return [
      {
        what: `re-assessment of ${PEOPLE.toLocaleString('en')} stored facts, a second (peak ${answered.peakMegabytes} MB resident, ${outcomes.size} kinds of answer)`,
        ours: rate(answered.seconds),
        peer: `reading them only ${rate(read.seconds)}`,
        ratio: read.seconds / answered.seconds,
        runs: 1,
        spread: '–',
      },
    ];
  } finally {
    await client.end();
    await database.drop();
  }
}

/** People of five titles, eleven years, with and without experience, made by the database itself. */
async function fill(client: pg.Client): Promise<void> {
  await client.query(`CREATE UNLOGGED TABLE facts (id bigint PRIMARY KEY, facts jsonb NOT NULL)`);
  await client.query(
    `INSERT INTO facts SELECT n, jsonb_build_object(
       'destination', CASE WHEN n % 5 = 0 THEN 'MD' ELSE 'RO' END,
       'occupation', (ARRAY['7212', '5322', '3221', '2512'])[1 + n % 4],
       'credential', jsonb_build_object('kind', 'formal', 'country', CASE WHEN n % 5 = 0 THEN 'IT' ELSE 'MD' END,
         'title', (ARRAY['Atestat de studii medii de cultură generală', 'Diplomă de bacalaureat', 'Certificat de calificare', 'Diplomă de licență', 'Laurea'])[1 + (n / 7) % 5],
         'awardedOn', (2000 + n % 23)::text || '-06-20', 'durationYears', 1 + n % 12, 'iscedAttainment', (ARRAY['344', '344', '353', '660', '660'])[1 + (n / 7) % 5]),
       'experiences', CASE WHEN n % 3 = 0 THEN jsonb_build_array(jsonb_build_object('occupation', '5322', 'country', 'IT', 'from', '2018-01', 'to', '2023-12', 'hoursPerWeek', 40, 'evidence', 'attested')) ELSE '[]'::jsonb END)
     FROM generate_series(1, $1::bigint) AS n`,
    [PEOPLE],
  );
}

async function timed(client: pg.Client, each: (facts: Facts) => void): Promise<{ seconds: number; peakMegabytes: number }> {
  let peak = 0;
  const began = performance.now();
  await client.query('BEGIN');
  await client.query('DECLARE stored NO SCROLL CURSOR FOR SELECT facts FROM facts ORDER BY id');
  for (;;) {
    const { rows: fetched } = await client.query<{ facts: Facts }>(`FETCH ${FETCHED} FROM stored`);
    for (const { facts } of fetched) each(facts);
    peak = Math.max(peak, process.memoryUsage.rss());
    if (fetched.length < FETCHED) break;
  }
  await client.query('COMMIT');
  return { seconds: (performance.now() - began) / 1000, peakMegabytes: Math.round(peak / 1e6) };
}
