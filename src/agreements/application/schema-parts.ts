import { DOCUMENT_KINDS, EVIDENCE_GRADES } from '../domain/condition.js';
import { PURPOSES } from '../domain/provision.js';

/** What others read of a code: its JSON type and the standard; `standard` is checked by this service. */
const STANDARDS = {
  country: { type: 'string', description: 'ISO 3166-1 alpha-2', examples: ['MD'] },
  date: { type: 'string', format: 'date', description: 'ISO 8601, 1900 to 2199', examples: ['2011-12-31'] },
  language: { type: 'string', description: 'BCP 47', examples: ['ro'] },
  'isced-level': { type: 'integer', minimum: 0, maximum: 8, description: 'ISCED 2011' },
  'isced-programme': { type: 'string', description: 'ISCED-P 2011', examples: ['354'] },
  'isced-attainment': { type: 'string', description: 'ISCED-A 2011', examples: ['344'] },
  'isced-field': { type: 'string', description: 'ISCED-F 2013', examples: ['0715'] },
  isco: { type: 'string', description: 'ISCO-08 group of 1 to 4 digits', examples: ['5322'] },
} as const;
export type Standard = keyof typeof STANDARDS;

export const of = (standard: Standard) => ({ ...STANDARDS[standard], standard });
export const many = (items: object) => ({ type: 'array', items, minItems: 1, maxItems: 500 });
export const enumOf = (...values: readonly string[]) => ({ enum: values });
export const object = (properties: Record<string, object>, required: readonly string[] = Object.keys(properties)) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
export const short = { type: 'string', minLength: 1, maxLength: 300 };
export const ref = (name: string) => ({ $ref: `#/$defs/${name}` });
export const amount = { type: 'number', minimum: 0, maximum: 1000 };
export const url = { type: 'string', maxLength: 500, pattern: '^https?://' };
export const country = of('country');
export const date = of('date');

const test = (name: string, properties: Record<string, object>, required: readonly string[]) =>
  object({ test: { const: name }, article: short, ...properties }, ['test', ...required]);
const dates = (name: string) => test(name, { from: date, to: date }, []);

/** Told apart by the one property that each has, so that an error names the place meant and not every place it is not. */
const JOINED = [
  object({ all: many(ref('condition')) }),
  object({ any: many(ref('condition')) }),
  object({ not: ref('condition') }),
  object({ atLeast: { type: 'integer', minimum: 1 }, of: many(ref('condition')) }),
];
export const joined = (at = 0): object => {
  const form = JOINED[at];
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  return form ? { if: { required: form.required.slice(-1) }, then: form, else: joined(at + 1) } : { required: ['test'] };
};

export const ATOMIC = [
  test('credential-kind', { in: many(enumOf('formal', 'non-formal', 'informal')) }, ['in']),
  test('title', { in: many(short) }, ['in']),
  dates('awarded-on'),
  dates('training-started-on'),
  dates('lodged-on'),
  test('isced-level', { min: of('isced-level'), max: of('isced-level') }, []),
  test('isced-attainment', { in: many(of('isced-attainment')) }, ['in']),
  test('isced-programme', { in: many(of('isced-programme')) }, ['in']),
  test('isced-field', { in: many(of('isced-field')) }, ['in']),
  test('duration-years', { min: amount, max: amount }, []),
  test('credits', { min: amount, max: amount }, []),
  test('study-mode', { in: many(enumOf('full-time', 'part-time', 'distance')) }, ['in']),
  test('issuer-recognised', {}, []),
  test('issuer', { in: many(short) }, ['in']),
  test('nationality', { in: many(country) }, ['in']),
  test('residence', { in: many(country) }, ['in']),
  test(
    'experience',
    {
      occupations: many(of('isco')),
      countries: many(country),
      minMonths: amount,
      evidence: enumOf(...EVIDENCE_GRADES),
      withinYears: { type: 'integer', minimum: 1, maximum: 100 },
    },
    ['occupations', 'minMonths'],
  ),
  test('validation-stage', { min: enumOf('identification', 'documentation', 'assessment', 'certification') }, ['min']),
  test('occupation', { in: many(of('isco')) }, ['in']),
  test('validation-award', { in: many(short) }, []),
  test(
    'licence',
    {
      state: enumOf('none', 'applied', 'conditional', 'active', 'lapsed', 'withdrawn'),
      country: { anyOf: [enumOf('origin', 'destination'), country] },
    },
    ['state'],
  ),
  test('good-standing', {}, []),
  test('language', { language: of('language'), min: enumOf('A1', 'A2', 'B1', 'B2', 'C1', 'C2') }, ['language', 'min']),
  test('document-authentication', { in: many(enumOf(...EVIDENCE_GRADES)) }, ['in']),
  test('valid-on-lodging', {}, []),
  test('documents', { in: many(enumOf(...DOCUMENT_KINDS)), authenticated: many(enumOf(...EVIDENCE_GRADES)) }, ['in']),
  test('recognised-in', { in: many(country) }, ['in']),
  test('returning', {}, []),
  test('situation', { in: many(enumOf('refugee', 'displaced', 'refugee-like')) }, ['in']),
];

export const OUTCOMES_GRANTED = ['full', 'alternative', 'conditional', 'partial', 'right-to-continue', 'provisional', 'needs-decision'];
export const EVENT_KINDS = [
  'negotiated',
  'initialled',
  'signed',
  'ratified',
  'approved',
  'published',
  'notified',
  'provisionally-applied',
  'entered-into-force',
  'amended',
  'suspended',
  'resumed',
  'termination-notified',
  'terminated',
  'expired',
  'superseded',
  'acceded',
  'withdrawn',
  'renewed',
  'reserved',
  'reservation-withdrawn',
];
export const purposes = many(enumOf(...PURPOSES));
export const key = { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 80 };
export const occupations = many(of('isco'));

export const designation = (kind: string, properties: Record<string, object>, required: readonly string[]) =>
  object(
    {
      kind: { const: kind },
      key,
      country,
      name: ref('text'),
      aliases: many(short),
      from: date,
      to: date,
      url,
      source: ref('source'),
      ...properties,
    },
    ['kind', 'key', 'country', 'name', 'source', ...required],
  );
