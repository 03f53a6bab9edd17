import type { Purpose } from '../../agreements/index.js';
import type { Profile } from '../../profiles/index.js';
import type { IscedLevel, IscoCode } from '../../standards/index.js';
import type { Assessment, Outcome, PurposeAssessment } from './assessment.js';
import type { DecisionOutcome } from './cases/decision.js';
import { EXPERIENCE, experiencesAnswered, factsOfProfile } from './facts-of-profile.js';

/** What matching may build on: the level recognised for work or title, and how far each credential and the experience carry. */
export interface Recognised {
  /** Highest ISCED level with a basis in an agreement or in the law of the destination; undefined: none. */
  readonly level?: IscedLevel;
  /** The id of the assessment, or of the decided case, that gives it. */
  readonly levelFrom?: string;
  /** By id of a credential or an experience: the outcome for unregulated employment, as decided or else as predicted. */
  readonly employment: ReadonlyMap<string, Outcome>;
  /** By the same ids: the purposes for which an authority has refused. */
  readonly refused: ReadonlyMap<string, readonly Purpose[]>;
  /** Occupations asked about for which an assessment found that a licence is still to be had. */
  readonly licenceMissing: readonly { readonly occupation: IscoCode; readonly assessment: string }[];
}

export interface StoredAssessment {
  readonly id: string;
  readonly subject: string;
  readonly profileRevision: number;
  readonly assessment: Assessment;
}

/** Outcomes by which a level or a credential counts. */
export const GRANTED: readonly Outcome[] = ['full', 'alternative', 'conditional'];

/** What an authority has decided last about a person; it goes before any prediction, and stands when an agreement ends. */
export interface DecidedOutcome {
  readonly caseId: string;
  readonly subject?: string;
  readonly purpose: Purpose;
  readonly outcome: DecisionOutcome;
  readonly iscedLevel?: IscedLevel;
}

export function recognised(profile: Profile, predicted: readonly StoredAssessment[], decided: readonly DecidedOutcome[] = []): Recognised {
  const stored = predicted.map((one) => withoutRefused(one, decided));
  const levels = [...stored.flatMap((one) => levelsOf(profile, one)), ...decided.flatMap(levelDecided)];
  const highest = levels.reduce<LevelFrom | undefined>((best, one) => (best && best.level >= one.level ? best : one), undefined);
  const employment = new Map([...stored.map(employmentPredicted), ...decided.flatMap(employmentDecided)].flatMap(byId(profile)));
  return {
    ...highest,
    employment,
    refused: new Map(refusals(decided).flatMap(byId(profile))),
    licenceMissing: licencesMissing(profile, stored),
  };
}

function employmentPredicted({ subject, assessment }: StoredAssessment): [string, Outcome] {
  return [subject, assessment.purposes.find(({ purpose }) => purpose === 'employment')?.outcome ?? 'not-covered'];
}

function employmentDecided({ subject, purpose, outcome }: DecidedOutcome): [string, Outcome][] {
  return subject && purpose === 'employment' && outcome !== 'refused' ? [[subject, outcome]] : [];
}

function refusals(decided: readonly DecidedOutcome[]): readonly [string, readonly Purpose[]][] {
  const refused = decided.filter(({ outcome }) => outcome === 'refused');
  const subjects = [...new Set(refused.flatMap(({ subject }) => subject ?? []))];
  return subjects.map((subject) => [subject, refused.filter((one) => one.subject === subject).map(({ purpose }) => purpose)]);
}

/** What is answered for experience as a whole holds for the stays that the answer is about. */
export function byId(profile: Profile): <T>(answer: readonly [string, T]) => [string, T][] {
  return ([subject, answer]) => (subject === EXPERIENCE ? experiencesAnswered(profile) : [subject]).map((id) => [id, answer]);
}

/** What was refused is not granted by a prediction for the same subject and purpose. */
function withoutRefused(one: StoredAssessment, decided: readonly DecidedOutcome[]): StoredAssessment {
  const refused = decided.filter(({ subject, outcome }) => subject === one.subject && outcome === 'refused').map(({ purpose }) => purpose);
  if (!refused.length) return one;
  const purposes = one.assessment.purposes.map((answer) =>
    refused.includes(answer.purpose) ? { ...answer, outcome: 'not-covered' as const, recognisedAs: null } : answer,
  );
  return { ...one, assessment: { ...one.assessment, purposes } };
}

function levelDecided({ caseId, purpose, outcome, iscedLevel }: DecidedOutcome): LevelFrom[] {
  const counts = (purpose === 'title' || purpose === 'employment') && (outcome === 'full' || outcome === 'alternative');
  return counts && iscedLevel !== undefined ? [{ level: iscedLevel, levelFrom: caseId }] : [];
}

type LevelFrom = Required<Pick<Recognised, 'level' | 'levelFrom'>>;

function levelsOf(profile: Profile, { id, subject, assessment }: StoredAssessment): LevelFrom[] {
  return assessment.purposes
    .filter(({ purpose, outcome }) => (purpose === 'title' || purpose === 'employment') && GRANTED.includes(outcome))
    .map((answer) => levelGranted(profile, subject, answer, assessment))
    .flatMap((level) => (level === undefined ? [] : [{ level, levelFrom: id }]));
}

function licencesMissing(profile: Profile, stored: readonly StoredAssessment[]): Recognised['licenceMissing'] {
  const facts = factsOfProfile(profile);
  return stored.flatMap(({ id, subject, assessment }) => {
    const occupation = facts.get(subject)?.occupation;
    const isMissing = assessment.purposes.some(
      ({ purpose, reasons }) => purpose === 'regulated-profession' && reasons.includes('licence-required'),
    );
    return occupation && isMissing ? [{ occupation, assessment: id }] : [];
  });
}

/** The level that an answer grants: the one it names, else the credential's own. */
export function levelGranted(
  { credentials }: Profile,
  subject: string,
  { recognisedAs }: PurposeAssessment,
  assessment: Pick<Assessment, 'findings'>,
): IscedLevel | undefined {
  const isCredential = credentials.some(({ id }) => id === subject);
  return recognisedAs?.iscedLevel ?? (isCredential ? levelClaimed(assessment) : undefined);
}

/** The level that the engine observed for the credential, where a condition asked for it. */
function levelClaimed({ findings }: Pick<Assessment, 'findings'>): IscedLevel | undefined {
  const observed = findings.find(({ condition, observed: seen }) => condition === 'isced-level' && seen !== null)?.observed;
  return observed === undefined || observed === null ? undefined : (Number(observed) as IscedLevel);
}

export { EXPERIENCE };
