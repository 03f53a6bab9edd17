import type { AtomicCondition, ConditionTest, EvidenceGrade, ValidationStage } from '../../../agreements/index.js';
import { foldTitle } from '../../../qualifications/index.js';
import { type CefrLevel, cefrAtLeast, fieldIncludes, iscoIncludes } from '../../../standards/index.js';
import type { KnownFacts } from '../known-facts.js';
import { inRange, type Observation, observe, oneOf, rangeInWords } from '../observation.js';
import { experience } from './experience.js';

export const VALIDATION_STAGES: readonly ValidationStage[] = ['identification', 'documentation', 'assessment', 'certification'];

type Look<T extends ConditionTest> = (condition: Extract<AtomicCondition, { test: T }>, facts: KnownFacts) => Observation;

/** How each condition of the vocabulary is answered. An award test is not satisfied, rather than unknown, where there is no credential at all. */
const LOOKS: { readonly [T in ConditionTest]: Look<T> } = {
  'credential-kind': (condition, { credential }) =>
    observe(credential?.kind ?? 'none', condition.in.join(', '), credential ? condition.in.includes(credential.kind) : false),
  title: (condition, { credential, titles }) =>
    observe(
      credential?.title ?? 'none',
      condition.in.join(' | '),
      foldedTitles(condition.in).some((title) => titles.has(title)),
    ),
  'awarded-on': ({ from, to }, { credential }) =>
    observe(credential?.awardedOn, rangeInWords(from, to), inRange(credential?.awardedOn, from, to)),
  'training-started-on': ({ from, to }, { credential }) =>
    observe(credential?.trainingStartedOn, rangeInWords(from, to), inRange(credential?.trainingStartedOn, from, to)),
  'lodged-on': ({ from, to }, { asOf }) => observe(asOf, rangeInWords(from, to), inRange(asOf, from, to)),
  'isced-level': ({ min, max }, { iscedLevel, credential }) =>
    observe(iscedLevel, rangeInWords(min, max), credential?.kind === 'formal' ? inRange(iscedLevel, min, max) : false),
  'isced-attainment': (condition, { iscedAttainment }) =>
    observe(iscedAttainment, condition.in.join(', '), oneOf(iscedAttainment, condition.in)),
  'isced-programme': (condition, { iscedProgramme }) =>
    observe(iscedProgramme, condition.in.join(', '), oneOf(iscedProgramme, condition.in)),
  'isced-field': (condition, { iscedField }) =>
    observe(iscedField, condition.in.join(', '), iscedField && condition.in.some((field) => fieldIncludes(field, iscedField))),
  'duration-years': ({ min, max }, { credential }) =>
    observe(credential?.durationYears, rangeInWords(min, max, 'years'), inRange(credential?.durationYears, min, max)),
  credits: ({ min, max }, { credential }) =>
    observe(credential?.credits, rangeInWords(min, max, 'ECTS'), inRange(credential?.credits, min, max)),
  'study-mode': (condition, { credential }) =>
    observe(credential?.studyMode, condition.in.join(', '), oneOf(credential?.studyMode, condition.in)),
  'issuer-recognised': (_condition, { credential, issuerRecognised }) =>
    observe(issuerInWords(credential?.issuer, issuerRecognised), 'recognised or accredited on the day of award', issuerRecognised),
  issuer: (condition, { credential }) =>
    observe(
      credential?.issuer,
      condition.in.join(' | '),
      credential?.issuer === undefined ? undefined : foldedTitles(condition.in).includes(foldTitle(credential.issuer)),
    ),
  nationality: (condition, { nationalities }) =>
    observe(
      nationalities?.join(', '),
      condition.in.join(', '),
      nationalities?.some((one) => condition.in.includes(one)),
    ),
  residence: (condition, { residence }) => observe(residence, condition.in.join(', '), oneOf(residence, condition.in)),
  experience,
  'validation-stage': ({ min }, { validation }) =>
    observe(
      validation?.stage,
      `at least ${min}`,
      validation && VALIDATION_STAGES.indexOf(validation.stage) >= VALIDATION_STAGES.indexOf(min),
    ),
  occupation: (condition, { occupation }) =>
    observe(occupation, condition.in.join(', '), occupation && condition.in.some((group) => iscoIncludes(group, occupation))),
  'validation-award': (condition, { validation }) =>
    observe(
      validation && (validation.award?.title ?? 'none'),
      condition.in?.join(' | ') ?? 'an award by validation',
      validation && (validation.award ? !condition.in || foldedTitles(condition.in).includes(foldTitle(validation.award.title)) : false),
    ),
  'good-standing': (_condition, { goodStanding }) =>
    observe(goodStanding === undefined ? null : goodStanding ? 'yes' : 'no', 'yes', goodStanding),
  documents: (condition, { documents }) =>
    observe(
      documents && (documents.map((one) => (one.authentication ? `${one.kind} (${one.authentication})` : one.kind)).join(', ') || 'none'),
      condition.authenticated ? `${condition.in.join(', ')} (${condition.authenticated.join(' | ')})` : condition.in.join(', '),
      documents &&
        condition.in.every((kind) =>
          documents.some((one) => one.kind === kind && authenticated(one.authentication, condition.authenticated)),
        ),
    ),
  'recognised-in': (condition, { credential }) =>
    observe(
      credential?.recognitions?.map(({ country }) => country).join(', '),
      condition.in.join(', '),
      credential?.recognitions?.some(({ country }) => condition.in.includes(country)),
    ),
  situation: (condition, { situation }) => observe(situation, condition.in.join(', '), oneOf(situation, condition.in)),
  licence: ({ state, country }, { licences, occupation, destination, origin }) =>
    observe(
      licences && (licences.map((one) => `${one.occupation} ${one.state}`).join(', ') || 'none'),
      state,
      licences?.some(
        (one) =>
          one.country === countryMeant(country, origin, destination) &&
          one.state === state &&
          (!occupation || iscoIncludes(one.occupation, occupation)),
      ),
    ),
  language: ({ language, min }, { languages }) =>
    observe(
      languages && (languages.map((one) => `${one.language} ${one.level}`).join(', ') || 'none'),
      `${language} ${min}`,
      languages?.some((one) => one.language === language && cefrAtLeast(one.level, min as CefrLevel)),
    ),
  'document-authentication': (condition, { credential }) =>
    observe(credential?.evidence, condition.in.join(', '), oneOf(credential?.evidence, condition.in)),
  'valid-on-lodging': (_condition, { credential, asOf }) =>
    observe(credential?.validUntil, `valid on ${asOf}`, credential?.validUntil && credential.validUntil >= asOf),
};

function countryMeant(country: string | undefined, origin: string | undefined, destination: string): string | undefined {
  return country === 'origin' ? origin : country === undefined || country === 'destination' ? destination : country;
}

function authenticated(grade: EvidenceGrade | undefined, asked: readonly EvidenceGrade[] | undefined): boolean {
  return !asked || (grade !== undefined && asked.includes(grade));
}

const folded = new WeakMap<readonly string[], readonly string[]>();

/** Titles of a condition are folded once; the lists belong to immutable versions. */
function foldedTitles(titles: readonly string[]): readonly string[] {
  const known = folded.get(titles) ?? titles.map(foldTitle);
  folded.set(titles, known);
  return known;
}

export function lookAt(condition: AtomicCondition, facts: KnownFacts): Observation {
  const look = LOOKS[condition.test] as Look<ConditionTest>;
  return look(condition as never, facts);
}

function issuerInWords(issuer: string | undefined, recognised: boolean | undefined): string | undefined {
  return recognised === undefined
    ? issuer && `${issuer} (not known to the register)`
    : `${issuer ?? 'issuer'} ${recognised ? 'recognised' : 'not recognised'}`;
}
