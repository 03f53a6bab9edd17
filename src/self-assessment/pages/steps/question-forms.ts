import { type ConditionTest, EVIDENCE_GRADES, VALIDATION_STAGES } from '../../../agreements/index.js';
import { FIELD, ISSUER, LEVEL, RECOGNISED, VALIDITY } from './credential-forms.js';
import { LICENCE } from './licence-form.js';
import { AWARD, DOCUMENTS, OCCUPATION } from './person-forms.js';
import { amount, choice, country, date, type QuestionForm, yesOrNo } from './question-kinds.js';

const SITUATIONS = ['refugee', 'displaced', 'refugee-like'] as const;

/** One a fact; what the sections ask for is not here. */
export const QUESTION_FORMS: Partial<Readonly<Record<ConditionTest, QuestionForm>>> = {
  'credential-kind': choice(
    'credential-kind',
    ['formal', 'non-formal'],
    'journey.kind',
    ({ facts }) => facts.kind,
    (kind) => ({ kind }),
  ),
  'awarded-on': date('awarded-on', 'awardedOn'),
  'training-started-on': date('training-started-on', 'trainingStartedOn'),
  'isced-level': LEVEL,
  'isced-field': FIELD,
  'duration-years': amount('duration-years', 'durationYears', 30),
  credits: amount('credits', 'credits', 1_000),
  'study-mode': choice(
    'study-mode',
    ['full-time', 'part-time', 'distance'],
    'journey.mode',
    ({ facts }) => facts.studyMode,
    (studyMode) => ({ studyMode }),
  ),
  'issuer-recognised': ISSUER,
  issuer: ISSUER,
  'document-authentication': choice(
    'document-authentication',
    EVIDENCE_GRADES,
    'evidence',
    ({ facts }) => facts.evidence,
    (evidence) => ({ evidence }),
  ),
  'valid-on-lodging': VALIDITY,
  'recognised-in': RECOGNISED,
  occupation: OCCUPATION,
  licence: LICENCE,
  'good-standing': yesOrNo('good-standing', 'goodStanding'),
  nationality: country(
    'nationality',
    ({ nationalities }) => nationalities?.[0],
    (code) => ({ nationalities: [code] }),
  ),
  residence: country(
    'residence',
    ({ residence }) => residence,
    (code) => ({ residence: code }),
  ),
  'validation-stage': choice(
    'validation-stage',
    VALIDATION_STAGES,
    'journey.stage',
    ({ shared }) => shared.validation?.stage,
    (stage) => ({ validation: { stage } }),
  ),
  'validation-award': AWARD,
  documents: DOCUMENTS,
  situation: choice(
    'situation',
    SITUATIONS,
    'journey.situation',
    ({ shared }) => shared.situation,
    (situation) => ({ situation }),
  ),
  returning: yesOrNo('returning', 'returning'),
};
