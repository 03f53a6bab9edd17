import fs from 'node:fs';
import path from 'node:path';
import type { Agreement, AgreementVersion, Condition } from '../../../agreements/index.js';
import { PURPOSES } from '../../../agreements/index.js';
import type { QualificationRegister } from '../../../qualifications/index.js';
import type { IsoDate } from '../../../standards/index.js';
import { assess } from '../assess.js';
import { inForceAlone } from '../examples/run-example.js';
import { coverageOf } from './coverage.js';

const TODAY = '2026-11-24' as IsoDate;
const REFERENCE = path.resolve(import.meta.dirname, '../../../agreements/reference');
const read = (slug: string) => JSON.parse(fs.readFileSync(path.join(REFERENCE, `${slug}.json`), 'utf8')) as Agreement;
const QUALIFICATIONS = JSON.parse(
  fs.readFileSync(path.resolve(import.meta.dirname, '../../../qualifications/reference/qualifications.json'), 'utf8'),
) as QualificationRegister;
const rule = (key: string, condition: object, outcome: string, more: object = {}) => ({
  key,
  article: key,
  title: { en: key },
  purposes: ['study'],
  condition: condition as Condition,
  effect: { kind: 'recognition', outcome },
  source: { title: 'test', verified: false },
  ...more,
});
const excluding = (key: string, condition: object) =>
  rule(key, condition, 'full', { effect: { kind: 'exclusion', reason: 'level-out-of-scope' } });
const report = (provisions: object[]) => {
  const version = { number: 1, purposes: ['study'], provisions } as unknown as AgreementVersion;
  const agreement = {
    slug: 'test',
    parties: [{ country: 'MD' }, { country: 'RO' }],
    versions: [version],
    events: [],
    designations: [],
    demonstration: true,
  } as unknown as Agreement;
  return { agreement, version, ...coverageOf(agreement, version, QUALIFICATIONS, TODAY) };
};
const title = (name: string) => ({ test: 'title', in: [name] });

describe('coverage of a text', () => {
  it('tells which titles and levels of each side are covered, and what the other side leaves out', () => {
    const agreement = read('ro-md-education');
    const version = agreement.versions[2] as AgreementVersion;
    const { titles, notReciprocal, neverApplies } = coverageOf({ ...agreement, designations: [] }, version, QUALIFICATIONS, TODAY);
    expect(titles).toContainEqual(
      expect.objectContaining({
        from: 'MD',
        to: 'RO',
        purpose: 'study',
        title: 'Diplomă de bacalaureat',
        outcome: 'full',
        provision: 'baccalaureate',
      }),
    );
    expect(titles.filter(({ from }) => from === 'RO').every(({ outcome }) => outcome === 'not-covered')).toBe(true);
    expect(notReciprocal).toContainEqual(expect.objectContaining({ from: 'RO', to: 'MD', purpose: 'study' }));
    expect(neverApplies).toEqual([]);
  });
  it.each([
    [
      'its own parts contradict each other',
      {
        all: [
          { test: 'duration-years', min: 4 },
          { test: 'duration-years', max: 2 },
        ],
      },
    ],
    ['a title is asked for and ruled out', { all: [title('Alpha'), { not: title('Alpha') }] }],
    [
      'it asks for days of award on both sides of a year',
      {
        all: [
          { test: 'awarded-on', to: '2010-12-31' },
          { test: 'awarded-on', from: '2012-01-01' },
        ],
      },
    ],
  ])('finds a provision that can never apply because %s', (_what, condition) => {
    expect(report([rule('never', condition, 'full')]).neverApplies).toEqual([{ provision: 'never', because: 'no-facts-meet-it' }]);
  });
  it('finds a provision that an exclusion always takes away', () => {
    const found = report([rule('alpha', title('Alpha'), 'full'), excluding('none', { test: 'title', in: ['Alpha', 'Beta'] })]);
    expect(found.neverApplies).toEqual([{ provision: 'alpha', because: 'always-excluded' }]);
  });
  it('finds two provisions that give different outcomes, with facts in which both hold', () => {
    const found = report([
      rule('old', { all: [title('Alpha'), { test: 'awarded-on', to: '2011-12-31' }] }, 'full'),
      rule('long', { all: [title('Alpha'), { test: 'duration-years', min: 3 }] }, 'partial'),
      rule('other', title('Beta'), 'partial'),
    ]);
    expect(found.contradictions).toHaveLength(1);
    const [{ provisions, outcomes, facts }] = found.contradictions as [(typeof found.contradictions)[number]];
    expect([provisions, outcomes]).toEqual([
      ['old', 'long'],
      ['full', 'partial'],
    ]);
    const { findings } = assess({ ...facts, purposes: PURPOSES }, [inForceAlone(found.agreement, found.version)], QUALIFICATIONS, {
      asOf: TODAY,
      knownAt: '9999-12-31T00:00:00.000Z',
    });
    const held = (key: string) => findings.filter((one) => one.provision === key).every((one) => one.verdict === 'satisfied');
    expect([held('old'), held('long')]).toEqual([true, true]);
  });
});
