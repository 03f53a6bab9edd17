import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Agreement, Condition, ExpectedOutcome } from '../../src/agreements/index.js';
import { PURPOSES } from '../../src/agreements/index.js';
import { assess } from '../../src/recognition/domain/assess.js';
import { readFacts } from '../../src/recognition/http/read-facts.js';
import { addDays, type IsoDate } from '../../src/standards/index.js';
import { referenceAgreement, referenceAgreements } from '../fixtures/reference-agreements.js';

interface WorkedCase {
  readonly name: string;
  readonly lodgedOn: IsoDate;
  readonly with?: readonly string[];
  readonly facts: { readonly credential?: { readonly awardedOn?: IsoDate; readonly trainingStartedOn?: IsoDate } };
  readonly expect: readonly (Omit<ExpectedOutcome, 'outcome'> & {
    outcome: string;
    agreement?: string;
    version?: number;
    setAside?: Record<string, string>;
  })[];
}
interface WorkedCases {
  readonly agreement: string;
  readonly cases: readonly WorkedCase[];
}

const HERE = path.resolve('test/agreements');
const files = fs.readdirSync(HERE).filter((file) => file.endsWith('.yaml'));
const read = (file: string) => parse(fs.readFileSync(path.join(HERE, file), 'utf8')) as WorkedCases;
const KNOWN = '2026-11-24T00:00:00.000Z';

describe.each(files)('worked cases of %s', (file) => {
  const { agreement: slug, cases } = read(file);
  it.each(cases.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
    const agreements = [slug, ...(one.with ?? [])].map(referenceAgreement);
    const facts = await readFacts(one.facts);
    const { purposes } = assess(
      { ...facts, purposes: PURPOSES },
      agreements,
      { qualifications: [], awardingBodies: [] },
      { asOf: one.lodgedOn, knownAt: KNOWN },
    );
    for (const { purpose, outcome, provision, article, agreement, version, reasons = [], setAside = {} } of one.expect) {
      const found = purposes.find((answer) => answer.purpose === purpose);
      const basis = {
        ...(agreement && { agreement }),
        ...(version && { version }),
        ...(provision && { provision }),
        ...(article && { article }),
      };
      expect(found).toMatchObject({ purpose, outcome, ...(Object.keys(basis).length ? { bases: [basis] } : {}) });
      expect(found?.reasons).toEqual(expect.arrayContaining([...reasons]));
      for (const [other, reason] of Object.entries(setAside))
        expect(found?.setAside).toContainEqual(expect.objectContaining({ agreement: other, reason }));
    }
  });
});

describe('every boundary of days in a text', () => {
  const covered = files.map(read);
  it('is asked of every reference agreement that recognises something, and of no other', () => {
    const recognising = referenceAgreements().filter(({ versions }) => versions.some(({ provisions }) => provisions.length > 0));
    const inForce = recognising.filter(({ events }) => events.some(({ kind }) => kind === 'entered-into-force'));
    expect(covered.map(({ agreement }) => agreement).toSorted()).toEqual(inForce.map(({ slug }) => slug).toSorted());
  });
  it.each(covered.map(({ agreement }) => agreement))('of %s has a case on its last day and on the next', (slug) => {
    const cases = covered.find(({ agreement }) => agreement === slug)?.cases ?? [];
    const days = new Set(
      cases.flatMap(({ facts, lodgedOn }) => [facts.credential?.awardedOn, facts.credential?.trainingStartedOn, lodgedOn]),
    );
    const boundaries = boundariesOf(referenceAgreement(slug));
    expect(boundaries.flatMap((last) => [last, addDays(last, 1)]).filter((day) => !days.has(day))).toEqual([]);
  });
});

/** The last day on this side of each boundary: ends of ranges of award, of training, of lodging, and the day before each entry into force. */
function boundariesOf({ versions, events }: Agreement): readonly IsoDate[] {
  const inTexts = versions.flatMap(({ provisions }) =>
    provisions.flatMap(({ condition, effect }) => [...daysOf(condition), ...rowsOf(effect)]),
  );
  const starts = versions.flatMap(({ number }) => {
    const own = events.filter(({ kind, version, on, party }) => kind === 'entered-into-force' && (version ?? 1) === number && on && !party);
    const last = (own.find(({ authoritative }) => authoritative)?.on ??
      own
        .map(({ on }) => on as IsoDate)
        .toSorted()
        .at(-1)) as IsoDate | undefined;
    return last ? [addDays(last, -1)] : [];
  });
  return [...new Set([...inTexts, ...starts])].toSorted();
}

function daysOf(condition: Condition): readonly IsoDate[] {
  if ('all' in condition) return condition.all.flatMap(daysOf);
  if ('any' in condition) return condition.any.flatMap(daysOf);
  if ('of' in condition) return condition.of.flatMap(daysOf);
  if ('not' in condition) return daysOf(condition.not);
  if (!('from' in condition || 'to' in condition)) return [];
  return [...(condition.to ? [condition.to] : []), ...(condition.from ? [addDays(condition.from, -1)] : [])];
}

function rowsOf(effect: Agreement['versions'][number]['provisions'][number]['effect']): readonly IsoDate[] {
  if (effect.kind !== 'title-equivalences') return [];
  return effect.rows.flatMap(({ awardedFrom, awardedTo }) => [
    ...(awardedTo ? [awardedTo] : []),
    ...(awardedFrom ? [addDays(awardedFrom, -1)] : []),
  ]);
}
