import fs from 'node:fs';
import { Engine } from 'json-rules-engine';
import type { Agreement } from '../../src/agreements/index.js';
import { assess } from '../../src/recognition/domain/assess.js';
import type { CredentialFacts } from '../../src/recognition/domain/facts.js';
import { parseCountry, parseIscedAttainment, parseIsoDate } from '../../src/standards/index.js';
import { type BenchmarkRow, interleavedByCpu } from './measure.js';

const PROVISIONS = 60;
const CLAIMS = 200;
/** So often a round goes through all claims, for the engine is quick. */
const TIMES = 20;
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
      iscedAttainment: parseIscedAttainment('344'),
    }),
  );
  const levelUnknown = claims.map(({ iscedAttainment: _level, ...credential }) => credential);
  const destination = parseCountry('RO');
  const agreements = [agreement];
  const grantedOf = (credential: CredentialFacts) =>
    assess({ destination, purposes: ['study'], credential }, agreements, NOTHING, MOMENT).purposes[0]?.outcome === 'full';
  const again = (asked: readonly CredentialFacts[]) => () => {
    for (let time = 0; time < TIMES; time++) asked.forEach(grantedOf);
  };
  const engine = theSameRules();
  const rules = () =>
    Promise.all(
      claims.map(
        async ({ title, awardedOn, durationYears, credits, kind }) =>
          (await engine.run({ title, awardedOn, durationYears, credits, kind })).events.length > 0,
      ),
    );
  const decision = await decisionTable();
  const table = () =>
    Promise.all(
      claims.map(async ({ title, awardedOn, durationYears, credits, kind }) => {
        const found = await decision?.evaluate({ title, awardedOn: dayNumber(awardedOn), durationYears, credits, kind });
        return (found?.result ?? []).length > 0;
      }),
    );
  const granted = JSON.stringify(claims.map(grantedOf));
  if (granted !== JSON.stringify(await rules())) throw new Error('recognition and json-rules-engine do not grant the same claims');
  if (decision && granted !== JSON.stringify(await table())) throw new Error('recognition and zen-engine do not grant the same claims');
  const { medians, spread, runs } = await interleavedByCpu([again(claims), again(levelUnknown), rules, table], 7);
  const rate = (ms: number, times: number) => Math.round(((CLAIMS * times) / ms) * 1000);
  const row = (what: string, at: 0 | 1, peer: string, other: 2 | 3) => ({
    what: `assessments/CPU s, 60 provisions × 5 conditions, all findings, ${what}`,
    ours: `${rate(medians[at], TIMES)}`,
    peer: `${peer} ${rate(medians[other], 1)}`,
    ratio: (TIMES * medians[other]) / medians[at],
    runs,
    spread,
  });
  const against = (what: string, at: 0 | 1) => [
    row(what, at, 'json-rules-engine', 2),
    ...(decision ? [row(what, at, 'zen-engine', 3)] : []),
  ];
  return [...against('all facts known', 0), ...against('a fact unknown, with the promised step', 1)];
}

interface DecisionTable {
  readonly evaluate: (facts: object) => Promise<{ readonly result: readonly unknown[] }>;
}

/** A peer in native code that not every machine can install, and so no dependency: npm install --no-save @gorules/zen-engine@0.54.0 */
async function decisionTable(): Promise<DecisionTable | undefined> {
  const name = '@gorules/zen-engine';
  const found = await import(name).catch(() => undefined);
  if (!found) console.log(`  ${name} is not installed: no row against it`);
  return found && new found.ZenEngine().createDecision(theSameTable());
}

function dayNumber(day: string | undefined): number {
  return Number(day?.replaceAll('-', ''));
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
  const version = { ...form.versions[2], provisions, recordedAt: '2022-01-01T00:00:00Z' };
  return {
    ...form,
    designations: [],
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

/** A decision table that collects every row that grants; days are numbers, which is easier on it than comparing dates. */
function theSameTable(): Buffer {
  const fields = ['kind', 'title', 'awardedOn', 'durationYears', 'credits'];
  const rows = Array.from({ length: PROVISIONS }, (_, at) => ({
    _id: `r${at}`,
    kind: '"formal"',
    title: `"Title ${at}"`,
    awardedOn: '[20120101..20221231]',
    durationYears: '>= 2',
    credits: '[60..400]',
    granted: `"p-${at}"`,
  }));
  const table = {
    hitPolicy: 'collect',
    inputs: fields.map((field) => ({ id: field, name: field, field, type: 'expression' })),
    outputs: [{ id: 'granted', name: 'granted', field: 'granted', type: 'expression' }],
    rules: rows,
  };
  const nodes = [
    { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
    { id: 'table', name: 'table', type: 'decisionTableNode', position: { x: 1, y: 0 }, content: table },
    { id: 'out', name: 'out', type: 'outputNode', position: { x: 2, y: 0 } },
  ];
  const edges = [
    { id: 'e1', type: 'edge', sourceId: 'in', targetId: 'table' },
    { id: 'e2', type: 'edge', sourceId: 'table', targetId: 'out' },
  ];
  return Buffer.from(JSON.stringify({ nodes, edges }));
}
