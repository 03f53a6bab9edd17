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

const of = (standard: Standard) => ({ ...STANDARDS[standard], standard });
const many = (items: object) => ({ type: 'array', items, minItems: 1, maxItems: 500 });
const enumOf = (...values: readonly string[]) => ({ enum: values });
const object = (properties: Record<string, object>, required: readonly string[] = Object.keys(properties)) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const short = { type: 'string', minLength: 1, maxLength: 300 };
const ref = (name: string) => ({ $ref: `#/$defs/${name}` });
const amount = { type: 'number', minimum: 0, maximum: 1000 };
const url = { type: 'string', maxLength: 500, pattern: '^https?://' };
const country = of('country');
const date = of('date');

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
const joined = (at = 0): object => {
  const form = JOINED[at];
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  return form ? { if: { required: form.required.slice(-1) }, then: form, else: joined(at + 1) } : { required: ['test'] };
};

const ATOMIC = [
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

const OUTCOMES_GRANTED = ['full', 'alternative', 'conditional', 'partial', 'right-to-continue', 'provisional', 'needs-decision'];
const EVENT_KINDS = [
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
const purposes = many(enumOf(...PURPOSES));
const key = { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 80 };
const occupations = many(of('isco'));

const designation = (kind: string, properties: Record<string, object>, required: readonly string[]) =>
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

/** The JSON form of an agreement (JSON Schema 2020-12); the keyword `standard` names the published standard that a code belongs to. */
export const AGREEMENT_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Agreement',
  ...object(
    {
      slug: { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 80 },
      kind: enumOf('recognition', 'skills', 'placement', 'labour', 'regional-recognition', 'framework'),
      title: ref('text'),
      parties: { ...many(object({ country, authority: short }, ['country'])), minItems: 2 },
      demonstration: { type: 'boolean' },
      versions: { type: 'array', items: ref('version'), maxItems: 50 },
      events: { type: 'array', items: ref('event'), maxItems: 500 },
      designations: { type: 'array', items: ref('designation'), maxItems: 500 },
    },
    ['slug', 'kind', 'title', 'parties', 'demonstration', 'versions', 'events'],
  ),
  $defs: {
    text: {
      type: 'object',
      properties: { en: { type: 'string', minLength: 1, maxLength: 2000 } },
      required: ['en'],
      additionalProperties: { type: 'string', maxLength: 2000 },
      propertyNames: of('language'),
    },
    source: object(
      {
        title: short,
        url,
        locator: short,
        verified: { type: 'boolean' },
        note: { type: 'string', maxLength: 1000 },
      },
      ['title', 'verified'],
    ),
    version: object(
      {
        number: { type: 'integer', minimum: 1 },
        title: ref('text'),
        purposes: { type: 'array', items: enumOf(...PURPOSES) },
        provisions: { type: 'array', items: ref('provision'), maxItems: 500 },
        sources: many(ref('source')),
        languages: { type: 'array', items: of('language') },
        term: object({ years: { type: 'integer', minimum: 1, maximum: 100 }, renewal: enumOf('tacit', 'none') }),
        mappings: many(object({ country, source: short })),
        procedures: many(ref('procedure')),
        notice: object({ months: { type: 'integer', minimum: 0, maximum: 60 }, article: short }),
        conflict: object({ rule: enumOf('prevails', 'yields'), purposes, article: short }, ['rule', 'article']),
        safeguards: object({ occupations, article: short }),
        examples: { type: 'array', items: ref('example'), maxItems: 500 },
      },
      ['number', 'title', 'purposes', 'provisions', 'sources', 'languages'],
    ),
    provision: object(
      {
        key: { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 80 },
        article: short,
        title: ref('text'),
        summary: ref('text'),
        issuedIn: many(country),
        recognisedIn: many(country),
        purposes: many(enumOf(...PURPOSES)),
        condition: ref('condition'),
        effect: ref('effect'),
        source: ref('source'),
        thirdCountry: { type: 'boolean' },
        survives: object({ for: enumOf('awarded-before', 'training-started-before'), article: short }),
      },
      ['key', 'article', 'title', 'purposes', 'condition', 'effect', 'source'],
    ),
    procedure: object(
      {
        article: short,
        country,
        purposes,
        authority: key,
        acknowledgeWithinMonths: amount,
        decideWithinMonths: amount,
        silence: enumOf('appeal', 'deemed-registration'),
        appeal: object({ to: ref('text'), withinDays: { type: 'integer', minimum: 1, maximum: 3660 } }, ['to']),
      },
      ['article', 'purposes', 'decideWithinMonths', 'silence'],
    ),
    example: object(
      {
        name: short,
        shows: many(key),
        lodgedOn: date,
        facts: { type: 'object', description: 'As the body of POST /v1/assessments, without asOf and purposes' },
        expect: many(
          object(
            {
              purpose: enumOf(...PURPOSES),
              outcome: enumOf(...OUTCOMES_GRANTED, 'indicative', 'not-covered'),
              provision: short,
              article: short,
              reasons: { type: 'array', items: short },
            },
            ['purpose', 'outcome'],
          ),
        ),
      },
      ['name', 'shows', 'lodgedOn', 'facts', 'expect'],
    ),
    designation: {
      type: 'object',
      required: ['kind'],
      discriminator: { propertyName: 'kind' },
      oneOf: [
        designation(
          'authority',
          {
            purposes,
            occupations,
            fee: object(
              { amount: { type: 'number', minimum: 0 }, currency: { type: 'string', pattern: '^[A-Z]{3}$' }, note: ref('text') },
              ['amount', 'currency'],
            ),
          },
          ['purposes'],
        ),
        designation('issuer', { levels: many(of('isced-level')), fields: many(of('isced-field')) }, []),
      ],
    },
    effect: {
      type: 'object',
      required: ['kind'],
      discriminator: { propertyName: 'kind' },
      oneOf: [
        object(
          {
            kind: { const: 'recognition' },
            outcome: enumOf(...OUTCOMES_GRANTED),
            recognisedAs: ref('recognisedAs'),
            measures: many(ref('measure')),
          },
          ['kind', 'outcome'],
        ),
        object({ kind: { const: 'title-equivalences' }, rows: many(ref('titleEquivalence')) }),
        object({ kind: { const: 'exclusion' }, reason: enumOf('level-out-of-scope', 'occupation-excluded', 'purpose-out-of-scope') }),
      ],
    },
    titleEquivalence: object(
      {
        titles: many(short),
        awardedFrom: date,
        awardedTo: date,
        outcome: enumOf(...OUTCOMES_GRANTED),
        recognisedAs: ref('recognisedAs'),
        article: short,
      },
      ['titles', 'outcome', 'recognisedAs'],
    ),
    recognisedAs: object(
      {
        sameLevel: { type: 'boolean' },
        units: many(object({ code: short, title: ref('text'), credits: amount }, ['code', 'title'])),
        iscedLevel: of('isced-level'),
        iscedAttainment: of('isced-attainment'),
        equivalentTitle: short,
        effects: { type: 'array', items: short },
      },
      ['effects'],
    ),
    measure: object(
      {
        kind: enumOf('adaptation-period', 'aptitude-test', 'assessment', 'additional-training', 'verification', 'other'),
        article: short,
        title: ref('text'),
        months: amount,
        until: date,
        applicantChooses: { type: 'boolean' },
        waivedBy: ref('condition'),
      },
      ['kind', 'article', 'title'],
    ),
    condition: {
      type: 'object',
      if: { required: ['test'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { type: 'object', required: ['test'], discriminator: { propertyName: 'test' }, oneOf: ATOMIC },
      else: joined(),
    },
    event: object(
      {
        kind: enumOf(...EVENT_KINDS),
        on: date,
        version: { type: 'integer', minimum: 1 },
        party: country,
        scope: object({ occupations: many(of('isco')), from: country, to: country, newHiresOnly: { type: 'boolean' } }, []),
        provisions: many(key),
        source: ref('source'),
        authoritative: { type: 'boolean' },
        actor: short,
      },
      ['kind', 'source'],
    ),
  },
};
