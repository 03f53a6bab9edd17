import { PURPOSES, type Purpose } from '../../agreements/index.js';
import type { ClaimedSkill, Credential, Experience, Profile } from '../../profiles/index.js';
import type { Facts } from '../../recognition/index.js';
import type { Answers, HeldCredential, Want } from './answers.js';
import { type DoneJob, evidenceOfJob } from './done-job.js';

/** Who has said where they go: before that there is nothing to assess. */
export type Bound = Answers & Required<Pick<Answers, 'to'>>;

export function isBound(answers: Answers): answers is Bound {
  return answers.to !== undefined;
}

/** As recognition and matching read a person; kept nowhere. */
export function personOf(answers: Bound, id: string): Profile {
  const { to, plan, shared, wishes } = answers;
  const experiences = answers.jobs.flatMap(experienceOf);
  const occupations = [...new Set([...(shared.occupation ? [shared.occupation] : []), ...experiences.map(({ occupation }) => occupation)])];
  return {
    ...{ id, revision: 1, destination: to, demonstration: false },
    nationalities: shared.nationalities ?? [],
    ...(shared.residence && { residence: shared.residence }),
    credentials: answers.credentials.map(credentialOf),
    experiences,
    skills: answers.jobs.flatMap(skillsApart),
    languages: answers.languages,
    licences: (shared.licences ?? []).map((licence, at) => ({ ...licence, id: `licence-${at}` })),
    wishes: { ...wishes, occupations, ...(plan && { returnKind: plan }) },
  };
}

/** A photograph is a copy; who said more of it has said more. */
function credentialOf({ id, facts, papers = [] }: HeldCredential): Credential {
  return { evidence: papers.length ? 'copy' : 'self-declared', ...facts, id, skills: [] };
}

/** A job counts once it has an occupation. Skills of the same evidence as the work stand with it. */
function experienceOf(job: DoneJob): Experience[] {
  const { id, occupation, occupationUri, country, from, to, hoursPerWeek, skills = [] } = job;
  if (!occupation) return [];
  const { work: evidence, skill } = evidenceOfJob(job);
  const alike = skills.filter((uri) => skill(uri) === evidence);
  return [
    {
      ...{ id, occupation, country, from, hoursPerWeek, evidence, skills: alike },
      ...(occupationUri && { occupationUri }),
      ...(to && { to }),
    },
  ];
}

/** Those that an employer has confirmed and not the work, or the other way round. */
function skillsApart(job: DoneJob): ClaimedSkill[] {
  const { work, skill } = evidenceOfJob(job);
  const apart = job.occupation ? (job.skills ?? []).filter((uri) => skill(uri) !== work) : [];
  return apart.map((uri) => ({ skill: uri, evidence: skill(uri) }));
}

/** What nobody has asked yet is unknown, and not absent. */
export function factsSaid({ shared, finished }: Answers): (facts: Facts) => Facts {
  return ({ licences: _licences, nationalities: _nationalities, languages, experiences, ...facts }) => ({
    ...facts,
    ...(finished.includes('languages') && languages && { languages }),
    ...((finished.includes('jobs') || experiences?.length) && experiences && { experiences }),
    ...shared,
    ...(facts.occupation && { occupation: facts.occupation }),
    ...(facts.validation && { validation: facts.validation }),
  });
}

const PURPOSES_OF: Readonly<Record<Want, readonly Purpose[]>> = {
  work: ['title', 'regulated-profession', 'employment'],
  study: ['study', 'title'],
  both: PURPOSES,
};

export function purposesOf({ want = 'both' }: Pick<Answers, 'want'>): readonly Purpose[] {
  return PURPOSES_OF[want];
}
