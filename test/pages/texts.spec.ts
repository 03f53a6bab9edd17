import fs from 'node:fs';
import path from 'node:path';
import { AGREEMENT_SCHEMA } from '../../src/agreements/application/agreement-schema.js';
import { PURPOSES } from '../../src/agreements/index.js';
import { ROLES_OF_PRINCIPALS } from '../../src/identity/index.js';
import { GATES } from '../../src/matching/domain/gate-finding.js';
import { STEP_KINDS } from '../../src/matching/domain/unlocks/step.js';
import { SKILL_EVIDENCE } from '../../src/matching/domain/weights.js';
import { PAGE_LANGUAGES } from '../../src/platform/pages/language.js';
import { readTexts } from '../../src/platform/pages/texts.js';
import type { CaseStep } from '../../src/recognition/domain/cases/case.js';
import { NEXT_STEPS, OUTCOMES, REASONS } from '../../src/recognition/index.js';
import { STEPS } from '../../src/referrals/domain/apply-step.js';
import { HELD_BECAUSE } from '../../src/referrals/domain/held.js';
import { RECIPIENT_KINDS, REFERRAL_STATES, REFUSAL_REASONS, WAYS_HEARD } from '../../src/referrals/domain/referral.js';
import { RELEASE_FIELDS } from '../../src/referrals/domain/release-field.js';
import { ACTION_NAMES } from '../../src/referrals/http/actions.js';
import { PROBLEM_TEXTS } from '../../src/referrals/pages/read-form.js';
import { KINDS_OF_ADVICE, OUTCOMES_OF_REVIEW } from '../../src/reviews/domain/review.js';
import { WHO_MAY_USE } from '../../src/vacancies/domain/recruitment-terms.js';

const texts = readTexts(path.resolve('dist/src'));
const views = fs
  .readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.njk'))
  .map((file) => fs.readFileSync(path.join('src', file), 'utf8'));
const named = views.flatMap((view) => [...view.matchAll(/\bt\('([\w.-]+)'[,)]/g)].map(([, key]) => key as string));

/** Labels that the macro of the export's page puts together. */
const EXPORT_FIELDS = views.flatMap((view) => [...view.matchAll(/\brow\('(\w+)'/g)].map(([, key]) => key as string));
const CASE_STEPS: readonly CaseStep['kind'][] = [
  ...(['opened', 'evidence-requested', 'evidence-given', 'completed', 'decided', 'condition-proved', 'appealed'] as const),
  ...(['withdrawn', 'licence-changed', 'reassessed', 'invited-to-reapply'] as const),
];

const eventKinds = (AGREEMENT_SCHEMA.$defs.event as unknown as { properties: { kind: { enum: string[] } } }).properties.kind.enum;
const statuses = [
  'negotiating',
  'initialled',
  'signed',
  'ratified',
  'provisionally-applied',
  'in-force',
  'suspended',
  'termination-notified',
  'terminated',
  'expired',
  'superseded',
];
const ranges = ['awarded-on', 'training-started-on', 'lodged-on', 'isced-level', 'duration-years', 'credits'].flatMap((test) =>
  ['upTo', 'onward', 'between'].map((end) => `${test}.${end}`),
);
const tests = [
  'credential-kind',
  'title',
  'isced-attainment',
  'isced-programme',
  'isced-field',
  'study-mode',
  'issuer-recognised',
  'nationality',
  'residence',
  'experience',
  'validation-stage',
  'occupation',
  'licence',
  'language',
  'document-authentication',
  'valid-on-lodging',
  'issuer',
  'validation-award',
  'good-standing',
  'documents',
  'recognised-in',
  'situation',
  'returning',
];
const composed = Object.entries({
  role: [...ROLES_OF_PRINCIPALS, 'installation'],
  outcome: OUTCOMES,
  reason: REASONS,
  purpose: PURPOSES,
  event: eventKinds,
  status: statuses,
  step: NEXT_STEPS,
  gate: GATES,
  'person.paused': ['no-answer', 'said-so'],
  evidence: SKILL_EVIDENCE,
  'match.unlock': STEP_KINDS,
  'match.unlock.level': ['predicted', 'claimed'],
  condition: ['all', 'any', 'not', 'atLeast', ...tests, ...ranges],
  question: [...tests, 'awarded-on', 'duration-years', 'isced-level', 'credits', 'lodged-on', 'training-started-on'],
  kind: ['recognition', 'skills', 'placement', 'labour', 'regional-recognition', 'framework'],
  'changes.part': [
    'article',
    'title',
    'summary',
    'issuedIn',
    'recognisedIn',
    'purposes',
    'condition',
    'effect',
    'survives',
    'thirdCountry',
    'source',
    'term',
    'notice',
    'conflict',
    'mappings',
    'procedures',
    'safeguards',
    'languages',
    'sources',
    'examples',
  ],
  changes: ['added', 'removed', 'changed', 'wider', 'narrower'],
  'agreement.designation': ['authority', 'issuer'],
  'agreement.silence': ['appeal', 'deemed-registration'],
  'export.field': EXPORT_FIELDS,
  'export.step': CASE_STEPS,
  'export.value': [
    ...['formal', 'non-formal', 'informal', 'female', 'male', 'other', 'permanent', 'temporary', 'circular', 'remote'],
    ...['document', 'reference', 'portfolio', 'statement', 'register-extract', 'certified', 'not-yet', 'refused', 'accepted', 'declined'],
    ...['none', 'applied', 'conditional', 'active', 'lapsed', 'withdrawn', 'looking', 'asked', 'paused'],
    ...['no-fitting-vacancy', 'openings-taken', 'not-looking'],
  ],
  'referral.state': REFERRAL_STATES,
  'referral.plain': REFERRAL_STATES,
  'referral.step': [...Object.keys(STEPS), 'held', 'proposed'],
  'referral.recipient': RECIPIENT_KINDS,
  'referral.field': RELEASE_FIELDS,
  'referral.reason': REFUSAL_REASONS,
  'referral.heard': WAYS_HEARD,
  'referral.action': ACTION_NAMES,
  'referral.problem': PROBLEM_TEXTS,
  'referral.hold': HELD_BECAUSE,
  'referral.incentive.who': WHO_MAY_USE,
  'review.about': KINDS_OF_ADVICE,
  'review.outcome': OUTCOMES_OF_REVIEW,
  'review.choose': OUTCOMES_OF_REVIEW,
  'review.state': ['waiting', 'late', 'answered'],
  'review.wrong': ['words', 'moved', 'outcome', 'reasons', 'authority', 'answered'],
  'review.input': [
    ...['engine', 'digest', 'profileRevision', 'recognitionRevision', 'vacanciesRevision', 'taxonomyRevision', 'asOf', 'knownAt'],
  ],
  'match.part': ['essentialSkills', 'optionalSkills', 'occupation', 'level'],
}).flatMap(([prefix, values]) => values.map((value) => `${prefix}.${value}`));

describe('texts of the pages', () => {
  it.each(PAGE_LANGUAGES)('in %s have every key that a page or a code of the domain asks for', (language) => {
    const known = texts.get(language);
    expect(named.length).toBeGreaterThan(80);
    expect([...named, ...composed].filter((key) => !known?.has(key))).toEqual([]);
  });
  it('have the same keys and the same blanks in every language', () => {
    const blanks = (text: string) =>
      [...text.matchAll(/\{(\w+)\}/g)]
        .map(([, name]) => name)
        .toSorted()
        .join();
    const shape = (language: (typeof PAGE_LANGUAGES)[number]) =>
      [...(texts.get(language) ?? [])].map(([key, text]) => `${key} ${blanks(text)}`).toSorted();
    expect(shape('ro')).toEqual(shape('en'));
    expect(shape('fr')).toEqual(shape('en'));
  });
});
