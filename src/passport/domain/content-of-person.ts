import type { Credential, Experience, Profile } from '../../profiles/index.js';
import type { DecidedOutcome, PurposeAssessment, StoredAssessment } from '../../recognition/index.js';
import { ANOTHER_FIELD, certaintyOf } from '../../self-assessment/index.js';
import type { IscedLevel, IsoDate } from '../../standards/index.js';
import { type CredentialSaid, type JobSaid, type PassportContent, type RecognitionSaid, shownBy } from './passport-content.js';

/** What is answered of one subject for one purpose. */
export interface Answered {
  readonly subject: string;
  readonly one: PurposeAssessment;
}

export interface PersonToTellOf {
  readonly person: Profile;
  readonly holder?: string;
  readonly assessments: readonly StoredAssessment[];
  readonly answered: readonly Answered[];
  readonly decisions: readonly DecidedOutcome[];
  /** By id of an experience, what a profile has no place for. */
  readonly jobs: ReadonlyMap<string, Partial<Pick<JobSaid, 'words' | 'skills' | 'confirmation'>>>;
  /** Whether somebody holds papers of the credential or job. */
  readonly isOnFile: (id: string) => boolean;
  readonly today: IsoDate;
}

/** What a person said and what is answered to it, as of today. */
export function contentOf(told: PersonToTellOf): PassportContent {
  const { person, holder, assessments, isOnFile, jobs } = told;
  const [first] = assessments;
  const recognition = recognitionOf(told);
  return {
    ...(holder && { holder }),
    destination: person.destination,
    credentials: person.credentials.map((one) => credentialSaid(one, isOnFile(one.id))),
    jobs: person.experiences.map((one) => jobSaid(one, isOnFile(one.id), jobs.get(one.id))),
    languages: person.languages.map(({ language, level }) => ({ language, level })),
    recognition,
    asOf: first?.assessment.asOf ?? told.today,
    engine: first?.assessment.engine ?? '',
    demonstration: person.demonstration || recognition.some(({ grounds }) => grounds.some(({ demonstration }) => demonstration)),
  };
}

function credentialSaid(credential: Credential, isOnFile: boolean): CredentialSaid {
  const { id, kind, title, country, issuer, awardedOn, validUntil, iscedAttainment, iscedProgramme, iscedField, evidence } = credential;
  const level = iscedAttainment ?? iscedProgramme;
  return {
    ...{ id, kind, title, country, shownBy: shownBy(evidence, isOnFile) },
    ...(issuer && { issuer }),
    ...(awardedOn && { awardedOn }),
    ...(validUntil && { validUntil }),
    ...(level && { level: Number(level[0]) as IscedLevel }),
    ...(iscedField && iscedField !== ANOTHER_FIELD && { field: iscedField }),
  };
}

function jobSaid(experience: Experience, isOnFile: boolean, told: Partial<JobSaid> = {}): JobSaid {
  const { id, occupation, occupationUri, country, from, to, hoursPerWeek, skills, evidence } = experience;
  return {
    ...{ id, occupation, country, from, skills, ...told },
    shownBy: told.confirmation?.isOfWork ? 'confirmed' : shownBy(evidence, isOnFile),
    ...(occupationUri && { occupationUri }),
    ...(to && { to }),
    ...(hoursPerWeek && { hoursPerWeek }),
  };
}

function recognitionOf({ person, answered, decisions }: PersonToTellOf): readonly RecognitionSaid[] {
  const titleOf = (subject: string | undefined) => person.credentials.find(({ id }) => id === subject)?.title;
  return answered.map(({ subject, one }): RecognitionSaid => {
    const of = titleOf(subject);
    const decided = decisions.find((decision) => decision.subject === subject && decision.purpose === one.purpose);
    return {
      ...(of && { of }),
      purpose: one.purpose,
      outcome: decided?.outcome ?? one.outcome,
      certainty: decided ? 'decided' : certaintyOf(one),
      grounds: one.bases.map(({ article, source, agreement, version, verified, demonstration }) => {
        return { article, source, agreement, version, verified, demonstration };
      }),
    };
  });
}
