import fs from 'node:fs';
import path from 'node:path';
import { AGREEMENT_SCHEMA } from '../../src/agreements/application/agreement-schema.js';
import { DOCUMENT_KINDS, PURPOSES, VALIDATION_STAGES } from '../../src/agreements/index.js';
import { GLASS_FINDINGS, ROLES_OF_PRINCIPALS } from '../../src/identity/index.js';
import { GATES } from '../../src/matching/domain/gate-finding.js';
import { STEP_KINDS } from '../../src/matching/domain/unlocks/step.js';
import { SKILL_EVIDENCE } from '../../src/matching/domain/weights.js';
import { STANDINGS } from '../../src/passport/domain/passport.js';
import { PARTS, SHOWN_BY } from '../../src/passport/domain/passport-content.js';
import { OPERATION_STATUSES } from '../../src/platform/operations/operation.js';
import { PAGE_LANGUAGES, type PageLanguage } from '../../src/platform/pages/language.js';
import { readTexts, Texts } from '../../src/platform/pages/texts.js';
import { MATCH_KINDS } from '../../src/profiles/domain/alike-names.js';
import { WAYS_HEARD_AT_REGISTRATION } from '../../src/profiles/domain/assisted-registration.js';
import { ALERTS_BY_MAIL, KEEP_ANSWERS, RETURN_BY_MAIL } from '../../src/profiles/domain/consent-wordings.js';
import { PROCESSING_PURPOSES } from '../../src/profiles/domain/processing-purposes.js';
import { LOOKING_STATES } from '../../src/profiles/domain/still-looking.js';
import { FIELDS as REGISTRATION_FIELDS, SECTIONS } from '../../src/profiles/pages/registration-fields.js';
import type { CaseStep } from '../../src/recognition/domain/cases/case.js';
import { NEXT_STEPS, OUTCOMES, REASONS } from '../../src/recognition/index.js';
import { STOOD_AGAINST } from '../../src/referrals/application/accept-placements.js';
import { STEPS } from '../../src/referrals/domain/apply-step.js';
import { HELD_BECAUSE } from '../../src/referrals/domain/held.js';
import { RECIPIENT_KINDS, REFERRAL_STATES, REFUSAL_REASONS, WAYS_HEARD } from '../../src/referrals/domain/referral.js';
import { RELEASE_FIELDS } from '../../src/referrals/domain/release-field.js';
import { ACTION_NAMES } from '../../src/referrals/http/actions.js';
import { PROPOSAL_PROBLEMS } from '../../src/referrals/pages/propose.controller.js';
import { PROBLEM_TEXTS } from '../../src/referrals/pages/read-form.js';
import { KINDS_OF_ADVICE, OUTCOMES_OF_REVIEW } from '../../src/reviews/domain/review.js';
import { EVERY } from '../../src/self-assessment/domain/alert.js';
import { PLANS, WANTS } from '../../src/self-assessment/domain/answers.js';
import { CERTAINTIES } from '../../src/self-assessment/domain/certainty.js';
import { VERDICTS } from '../../src/self-assessment/domain/confirmation.js';
import { CONFIRMATIONS, OFTEN, WELL } from '../../src/self-assessment/domain/done-job.js';
import { SENTENCES } from '../../src/self-assessment/domain/first-sentence.js';
import { PAY_FITS, PAY_PER } from '../../src/self-assessment/domain/pay-wish.js';
import { FIELDS as JOURNEY_FIELDS } from '../../src/self-assessment/pages/steps/credential-forms.js';
import { LEVEL_OPTIONS } from '../../src/self-assessment/pages/steps/school-levels.js';
import { CEFR_LEVELS } from '../../src/standards/index.js';
import { WHO_MAY_USE } from '../../src/vacancies/domain/recruitment-terms.js';
import { askedBy, blanksOf, pluralFormsOf } from '../fixtures/icu-messages.js';

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
  'registration.section': SECTIONS.map(({ name }) => name),
  'registration.field': [...REGISTRATION_FIELDS.values()].map(({ label }) => label),
  'registration.hint': ['year', 'sex', 'month', 'date', 'occupation'],
  'registration.wrong': ['name', 'year', 'choice', 'text', 'date', 'month', 'occupation', 'heard', 'twins'],
  'registration.heard': WAYS_HEARD_AT_REGISTRATION,
  'registration.form': ['place', 'signature', 'assistant'],
  'registration.consent': ['services', 'authorities'],
  'peopleDesk.match': MATCH_KINDS,
  'peopleDesk.looking': LOOKING_STATES,
  'peopleDesk.col': ['name', 'state', 'since', 'residence', 'reference'],
  'fair.outcome': ['proposed', 'declined', ...STOOD_AGAINST],
  'fair.wrong': ['nothing', 'changed'],
  'review.about': KINDS_OF_ADVICE,
  'review.outcome': OUTCOMES_OF_REVIEW,
  'review.choose': OUTCOMES_OF_REVIEW,
  'review.state': ['waiting', 'late', 'answered'],
  'review.wrong': ['words', 'moved', 'outcome', 'reasons', 'authority', 'answered'],
  'review.input': [
    ...['engine', 'digest', 'profileRevision', 'recognitionRevision', 'vacanciesRevision', 'taxonomyRevision', 'asOf', 'knownAt'],
  ],
  'passport.part': PARTS,
  'passport.lead': PARTS,
  'passport.shownBy': SHOWN_BY,
  'passport.certainty': [...CERTAINTIES, 'decided'],
  'passport.standing': STANDINGS,
  'passport.share.standing': STANDINGS,
  'passport.verify.result': [...STANDINGS, 'changed', 'unknown'],
  'passport.verify.text': [...STANDINGS, 'changed', 'unknown'],
  'passport.wrong': ['parts', 'tooMany', 'reader', 'days', 'name', 'code', 'document'],
  passport: [
    ...[
      'whatItIs',
      'holder',
      'issuedOn',
      'validUntil',
      'digest',
      'country',
      'issuer',
      'awardedOn',
      'runsOut',
      'level',
      'iscedLevel',
      'field',
    ],
    ...['evidence', 'ownWords', 'when', 'hours', 'skills', 'answer', 'howSure', 'rule', 'ground', 'experienceFor'],
    ...['confirmedBy', 'confirmation', 'confirmedSkills', 'doesNotProve', 'whoDecides', 'elm.description', 'elm.demonstration'],
  ],
  'journey.wrong': [
    ...['prefix', 'title', 'from', 'to', 'want', 'plan', 'country', 'choose', 'kind', 'level', 'tooMany', 'job', 'jobFrom', 'jobTo'],
    ...['hours', 'own', 'confirmed', 'language', 'can', 'date', 'impossible', 'answer', 'number', 'keep', 'code', 'tooManyCodes', 'paper'],
    ...['tooLong', 'changed', 'confirmCode', 'right', 'signed-name', 'signed-role', 'signed-organisation'],
    ...['address', 'tooManyLinks', 'tooManyBegun', 'every', 'agree'],
    ...['none', 'kind', 'tooLarge', 'tooMany', 'unknown', 'tooManySent'].map((one) => `file.${one}`),
  ],
  'journey.papers': ['picture', 'scan'],
  'journey.profile.kind': ['credential', 'experience', 'licence', 'language', 'wishes', 'destination'],
  'journey.profile.purpose': ['assess', 'show', 'ask'],
  'journey.alerts.each': EVERY,
  'journey.alerts.ask': EVERY,
  'journey.alerts.press': ['confirm', 'stop'],
  'journey.alerts.yes': ['confirm', 'stop'],
  'journey.alerts.done': ['confirmed', 'over', 'stopped'],
  'journey.sentence': [...SENTENCES, 'work', 'openWork', 'noWork'],
  'journey.certainty': CERTAINTIES,
  'journey.certaintyText': CERTAINTIES,
  'journey.want': ['label', ...WANTS],
  'journey.stay': ['label', ...PLANS],
  'journey.confirmed': ['label', 'hint', ...CONFIRMATIONS],
  'journey.often': ['label', ...OFTEN],
  'journey.well': ['label', ...WELL],
  'journey.pay': ['label', 'hint', 'currency', 'per', ...PAY_PER],
  'journey.payFit': PAY_FITS,
  'confirmation.verdict': ['label', ...VERDICTS],
  confirmation: ['name', 'role', 'organisation', 'day', 'signature', 'period', 'since', 'hoursValue'],
  'journey.can': ['label', ...CEFR_LEVELS],
  'journey.stage': VALIDATION_STAGES,
  'journey.document': DOCUMENT_KINDS,
  'journey.field': [...JOURNEY_FIELDS, 'other'],
  'journey.level': LEVEL_OPTIONS.map(({ value }) => value),
  'referral.propose.problem': PROPOSAL_PROBLEMS,
  'desk.part': ['today', 'people', 'vacancies', 'referrals', 'cases', 'feeds', 'reviews', 'glass'],
  'desk.vouch': SKILL_EVIDENCE,
  'desk.purpose': PROCESSING_PURPOSES.flatMap(({ code, asks }) => (asks && asks.within !== 'self-assessment' ? [code] : [])),
  'desk.feeds.status': OPERATION_STATUSES,
  'desk.glass': GLASS_FINDINGS,
  'desk.match.standing': ['matched', 'open', 'refused', 'nothing-in-common'],
  'desk.people.looking': ['looking', 'asked', 'paused'],
  'desk.licence': ['none', 'applied', 'conditional', 'active', 'lapsed', 'withdrawn'],
  'desk.happened': [
    ...['caseworker.took-on', 'consent.given', 'consent.withdrawn', 'review.asked', 'review.answered', 'glass.broken', 'referral', 'case'],
  ],
  'match.isced': ['0', '1', '2', '3', '4', '5', '6', '7', '8'],
  'match.part': ['essentialSkills', 'optionalSkills', 'occupation', 'level'],
}).flatMap(([prefix, values]) => values.map((value) => `${prefix}.${value}`));

describe('texts of the pages', () => {
  it.each(PAGE_LANGUAGES)('in %s have every key that a page or a code of the domain asks for', (language) => {
    const known = texts.get(language);
    expect(named.length).toBeGreaterThan(80);
    expect([...named, ...composed].filter((key) => !known?.has(key))).toEqual([]);
  });
  it.each(PAGE_LANGUAGES)('in %s ask for consent before the self-assessment in the words that are kept', (language) => {
    expect(texts.get(language)?.get('journey.consent.text')).toBe(KEEP_ANSWERS[language]);
    expect(texts.get(language)?.get('journey.byMail.consent')).toBe(RETURN_BY_MAIL[language]);
    expect(texts.get(language)?.get('journey.alerts.consent')).toBe(ALERTS_BY_MAIL[language]);
  });
  it.each(PAGE_LANGUAGES)('in %s have the keys and the blanks of the English ones, no more and no fewer', (language) => {
    const shape = (one: PageLanguage) => [...(texts.get(one) ?? [])].map(([key, text]) => `${key} ${askedBy(one, text)}`).toSorted();
    expect(shape(language)).toEqual(shape('en'));
  });
  it.each(PAGE_LANGUAGES)('in %s give every plural the forms of the language', (language) => {
    const named = (forms: readonly string[]) => forms.filter((form) => !form.startsWith('=')).toSorted();
    const plurals = [...(texts.get(language) ?? [])].flatMap(([key, text]) =>
      blanksOf(language, text).flatMap(({ kind, forms }) => (kind === 'plural' ? [{ key, forms: named(forms) }] : [])),
    );
    expect(plurals.length).toBeGreaterThan(15);
    expect(plurals).toEqual(plurals.map(({ key }) => ({ key, forms: pluralFormsOf(language) })));
  });
  it.each(PAGE_LANGUAGES)('in %s are written, each of them, in the letters of the language', (language) => {
    const letters = { ar: /\p{Script=Arabic}/u, uk: /\p{Script=Cyrillic}/u }[language as string] ?? /\p{Script=Latin}/u;
    const onlyBlanks = (text: string) => text.replaceAll(/\{\w+\}|[\p{P}\s]/gu, '') === '';
    expect([...(texts.get(language) ?? [])].filter(([, text]) => !letters.test(text) && !onlyBlanks(text))).toEqual([]);
  });
});

describe('a text', () => {
  const written = new Texts(path.resolve('dist/src'));
  it.each<[PageLanguage, number, string]>([
    ['en', 1, 'opens 1 vacancy'],
    ['ro', 5, 'deschide 5 locuri de muncă'],
    ['ro', 21, 'deschide 21 de locuri de muncă'],
    ['uk', 3, 'відкриває 3 вакансії'],
    ['uk', 11, 'відкриває 11 вакансій'],
    ['uk', 21, 'відкриває 21 вакансію'],
    ['ar', 2, 'تفتح وظيفتين'],
    ['ar', 3, 'تفتح 3 وظائف'],
    ['ar', 11, 'تفتح 11 وظيفة'],
    ['it', 1234567, 'apre 1.234.567 offerte'],
  ])('in %s counts %i as the language does', (language, opens, words) => {
    expect(written.text(language, 'match.unlock.opens', { opens })).toBe(words);
  });
  it('keeps words from elsewhere in their own direction among Arabic ones', () => {
    expect(written.text('ar', 'account.signedInAs', { name: 'Ana (MD)' })).toContain('\u2068Ana (MD)\u2069');
  });
  it('shows the name of a blank that nobody filled, and the key that nobody wrote', () => {
    expect(written.text('en', 'agreement.article')).toBe('Article {article}');
    expect(written.text('en', 'nothing.of.the.kind')).toBe('nothing.of.the.kind');
  });
});
