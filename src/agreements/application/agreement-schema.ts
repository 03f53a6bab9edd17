import { PURPOSES } from '../domain/provision.js';
import {
  ATOMIC,
  amount,
  country,
  date,
  designation,
  EVENT_KINDS,
  enumOf,
  joined,
  key,
  many,
  OUTCOMES_GRANTED,
  object,
  occupations,
  of,
  purposes,
  ref,
  short,
  url,
} from './schema-parts.js';

export type { Standard } from './schema-parts.js';

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
