import { EXPORT_FORMAT, EXPORT_VERSION } from './person-export.js';

const text = { type: 'string' } as const;
const textOrNull = { type: ['string', 'null'] } as const;
const day = { type: 'string', format: 'date' } as const;
const instant = { type: 'string', format: 'date-time' } as const;
const id = { type: 'string', format: 'uuid' } as const;
const listOf = (description: string, required: readonly string[], properties: object) => ({
  type: 'array',
  description,
  items: { type: 'object', required, properties },
});
const ranked = listOf('Best first', ['id', 'score'], { id, score: { type: 'integer' } });

/** What `data.json` of an export holds; it lies in the archive beside it. JSON Schema 2020-12. */
export const EXPORT_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `urn:passerelle:person-export:${EXPORT_VERSION}`,
  title: 'Everything that Passerelle holds about one person',
  type: 'object',
  additionalProperties: false,
  required: [
    ...['format', 'version', 'exportedAt', 'profile', 'details', 'evidence', 'consents', 'assessments', 'cases', 'validations'],
    ...[
      'matchList',
      'placements',
      'placementDecisions',
      'referrals',
      'disclosures',
      'reviews',
      'passports',
      'caseworker',
      'assisted',
      'brokenGlass',
      'letters',
      'vacancies',
    ],
  ],
  properties: {
    format: { const: EXPORT_FORMAT },
    version: { const: EXPORT_VERSION },
    exportedAt: instant,
    profile: {
      type: 'object',
      description: 'What is assessed and matched: ISO 3166-1 countries, ISCO-08 occupations, ESCO skills, CEFR levels',
      required: [
        'id',
        'revision',
        'destination',
        'nationalities',
        'credentials',
        'experiences',
        'skills',
        'languages',
        'licences',
        'wishes',
      ],
      properties: {
        id,
        destination: text,
        credentials: listOf('As claimed', ['id', 'kind', 'country', 'title'], { id, kind: text, country: text, title: text }),
        experiences: listOf('Paid or not, declared or not', ['id', 'occupation', 'country', 'from'], { id, occupation: text, from: text }),
      },
    },
    details: {
      type: ['object', 'null'],
      description: 'Kept apart; never assessed, never ranked by',
      additionalProperties: false,
      properties: {
        ...{ displayName: text, sex: text, birthYear: { type: 'integer' }, story: text },
        ...{ birthDate: text, email: text, phone: text },
      },
    },
    evidence: listOf('What shows the claims', ['id', 'kind', 'grade', 'description', 'vouchedBy', 'addedAt'], {
      ...{ id, kind: text, grade: text, description: text, vouchedBy: textOrNull, addedAt: instant },
    }),
    consents: listOf(
      'Given, and withdrawn',
      ['id', 'recipient', 'purpose', 'legalBasis', 'wording', 'version', 'language', 'givenAt', 'withdrawnAt'],
      {
        ...{
          id,
          recipient: text,
          purpose: text,
          legalBasis: textOrNull,
          wording: text,
          version: { type: ['integer', 'null'] },
          language: textOrNull,
          givenAt: instant,
          withdrawnAt: textOrNull,
        },
      },
    ),
    assessments: listOf(
      'Every prediction, with the facts it rests on',
      ['id', 'subject', 'recordedAt', 'assessment', 'facts', 'holdsNow'],
      {
        ...{
          id,
          subject: text,
          recordedAt: instant,
          assessment: { type: 'object' },
          facts: { type: ['object', 'null'] },
          holdsNow: { type: 'boolean' },
        },
      },
    ),
    cases: listOf('Applications to authorities, with every step', ['id', 'steps'], {
      id,
      steps: listOf('In order', ['step', 'on'], { step: { type: 'object', required: ['kind'] }, on: day }),
    }),
    validations: listOf('Validations of what was learnt at work', ['id', 'standard', 'openedOn', 'results', 'award'], {
      id,
      openedOn: day,
    }),
    matchList: { type: ['object', 'null'], required: ['asOf', 'items', 'open'], properties: { asOf: day, items: ranked, open: ranked } },
    placements: listOf('Proposals that name the person', ['assignmentId', 'vacancyId', 'score', 'reason', 'proposedAt'], {
      assignmentId: id,
    }),
    placementDecisions: listOf('What was decided on them', ['assignmentId', 'vacancyId', 'decision', 'decidedAt', 'by'], {
      ...{ assignmentId: id, vacancyId: id, decision: { enum: ['accepted', 'declined'] }, decidedAt: instant, by: textOrNull },
    }),
    referrals: listOf(
      'Proposals to employers, centres and authorities, with every step',
      ['id', 'to', 'state', 'proposedOn', 'release', 'outcome', 'steps'],
      {
        ...{ id, state: text, proposedOn: day, outcome: textOrNull },
        steps: listOf('In order', ['step', 'on'], { step: { type: 'object', required: ['kind'] }, on: day }),
      },
    ),
    disclosures: listOf(
      'Each time that something of the person was shown to a recipient',
      ['referralId', 'consentId', 'fields', 'disclosedAt'],
      {
        ...{ referralId: id, consentId: id, fields: { type: 'array', items: text }, disclosedAt: instant },
      },
    ),
    letters: listOf('Letters by e-mail; what was sent keeps no words', ['state', 'postedAt', 'endedAt', 'to', 'title', 'text'], {
      ...{ state: text, postedAt: instant, endedAt: { type: ['string', 'null'], format: 'date-time' } },
      ...{ to: textOrNull, title: textOrNull, text: textOrNull },
    }),
    reviews: listOf(
      'What a human was asked to look at, with what was advised then',
      ['id', 'about', 'askedOn', 'answerBy', 'words', 'advice', 'answer'],
      {
        ...{ id, askedOn: day, answerBy: day, words: text, advice: { type: 'object' }, answer: { type: ['object', 'null'] } },
      },
    ),
    passports: listOf(
      'Skills passports as they were signed, to whom they were opened, and who opened them',
      ['id', 'issuedAt', 'expiresAt', 'withdrawnAt', 'document', 'shares'],
      {
        ...{ id, issuedAt: instant, expiresAt: instant, withdrawnAt: textOrNull, document: { type: 'object' } },
        shares: listOf('Newest first', ['reader', 'parts', 'madeAt', 'expiresAt', 'withdrawnAt', 'openings'], {
          ...{ reader: text, madeAt: instant, expiresAt: instant, withdrawnAt: textOrNull },
          openings: listOf('In order', ['name', 'at'], { name: text, at: instant }),
        }),
      },
    ),
    caseworker: { type: ['object', 'null'], description: 'Who looks after the person', properties: { name: text, since: instant } },
    assisted: {
      type: ['object', 'null'],
      description: 'Who wrote the person down, and how they were heard in which language',
      properties: { name: text, heard: text, language: text, at: instant },
    },
    brokenGlass: listOf(
      'Who read the person without looking after them, and why',
      ['id', 'by', 'action', 'reason', 'brokenAt', 'finding'],
      {
        ...{ id, by: { type: 'object' }, action: text, reason: text, brokenAt: instant, finding: textOrNull },
      },
    ),
    vacancies: listOf('Advertisements that the lists name', ['id', 'title', 'region', 'employer'], { id, title: text, region: text }),
  },
} as const;
