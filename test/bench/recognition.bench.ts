import fs from 'node:fs';
import { Engine } from 'json-rules-engine';
import type { Agreement } from '../../src/agreements/index.js';
import { assess } from '../../src/recognition/domain/assess.js';
import type { CredentialFacts } from '../../src/recognition/domain/facts.js';
import { parseCountry, parseIsoDate } from '../../src/standards/index.js';
import { type BenchmarkRow, interleaved } from './measure.js';

const PROVISIONS = 60;
const CLAIMS = 200;
const MOMENT = { asOf: parseIsoDate('2024-03-01'), knownAt: '2026-11-24T00:00:00Z' };
const NOTHING = { qualifications: [], awardingBodies: [] };

/** One agreement of 60 provisions with 5 conditions each, and 200 credentials; the same rules for the peer. */
export async function rows(): Promise<BenchmarkRow[]> {
  const agreement = anAgreement();
  const claims = Array.from(
    { length: CLAIMS },
    (_, at): CredentialFacts => ({
      kind: 'formal',
      country: parseCountry('MD'),
      title: `Title ${at % PROVISIONS}`,
      awardedOn: parseIsoDate(`20${String(10 + (at % 15)).padStart(2, '0')}-06-20`),
      durationYears: at % 6,
      credits: at * 3,
    }),
  );
  const destination = parseCountry('RO');
  const ours = () =>
    claims.map(
      (credential) =>
        assess({ destination, purposes: ['study'], credential }, [agreement], NOTHING, MOMENT).purposes[0]?.outcome === 'full',
    );
  const engine = theSameRules();
  const peer = () =>
    Promise.all(
      claims.map(
        async ({ title, awardedOn, durationYears, credits, kind }) =>
          (await engine.run({ title, awardedOn, durationYears, credits, kind })).events.length > 0,
      ),
    );
  const [one, other] = [ours(), await peer()];
  if (JSON.stringify(one) !== JSON.stringify(other)) throw new Error('recognition and json-rules-engine do not grant the same claims');
  const { medians, spread, runs } = await interleaved([ours, peer], 7);
  const rate = (ms: number) => Math.round((CLAIMS / ms) * 1000);
  return [
    {
      what: 'assessments/s with all findings, 60 provisions × 5 conditions',
      ours: `${rate(medians[0])}`,
      peer: `json-rules-engine ${rate(medians[1])}`,
      ratio: medians[1] / medians[0],
      runs,
      spread,
    },
  ];
}

const conditionsOf = (at: number) => [
  { test: 'credential-kind', in: ['formal'] },
  { test: 'title', in: [`Title ${at}`] },
  { test: 'awarded-on', from: '2012-01-01', to: '2022-12-31' },
  { test: 'duration-years', min: 2 },
  { test: 'credits', min: 60, max: 400 },
];

function anAgreement(): Agreement {
  const form = JSON.parse(fs.readFileSync('src/agreements/reference/ro-md-education.json', 'utf8')) as Agreement;
  const source = { title: 'benchmark', verified: false };
  const provisions = Array.from({ length: PROVISIONS }, (_, at) => ({
    key: `p-${at}`,
    article: `${at}`,
    title: { en: `P ${at}` },
    purposes: ['study'],
    condition: { all: conditionsOf(at) },
    effect: { kind: 'recognition', outcome: 'full', recognisedAs: { effects: [] } },
    source,
  }));
  const version = { ...form.versions[2], provisions };
  return {
    ...form,
    versions: [version],
    events: form.events
      .filter((event) => event.version === 3)
      .map((event, id) => ({ ...event, id: String(id), recordedAt: '2022-07-01T00:00:00Z' })),
  } as unknown as Agreement;
}

function theSameRules(): Engine {
  const engine = new Engine();
  for (let at = 0; at < PROVISIONS; at++) {
    engine.addOperator('notBefore', (value: string, day: string) => value >= day);
    engine.addOperator('notAfter', (value: string, day: string) => value <= day);
    engine.addRule({
      event: { type: `granted-${at}` },
      conditions: {
        all: [
          { fact: 'kind', operator: 'equal', value: 'formal' },
          { fact: 'title', operator: 'equal', value: `Title ${at}` },
          { fact: 'awardedOn', operator: 'notBefore', value: '2012-01-01' },
          { fact: 'awardedOn', operator: 'notAfter', value: '2022-12-31' },
          { fact: 'durationYears', operator: 'greaterThanInclusive', value: 2 },
          { fact: 'credits', operator: 'greaterThanInclusive', value: 60 },
          { fact: 'credits', operator: 'lessThanInclusive', value: 400 },
        ],
      },
    });
  }
  return engine;
}
