import type { Profile } from '../../../profiles/index.js';
import { claimedLevel, type Recognised, skillsOfCredential, skillsOfExperience } from '../candidate-of.js';
import type { Occupations } from '../occupations.js';
import type { Step } from './step.js';

/** What the person holds and nobody has recognised yet. The level is the claimed one: what recognition would find equivalent, an authority says. */
export function recognitionSteps(profile: Profile, { sources }: Pick<Recognised, 'sources'>, occupations: Occupations): readonly Step[] {
  const credentials = profile.credentials
    .filter(({ id }) => !sources.has(id))
    .map((credential): Step => {
      const level = claimedLevel(credential);
      const skills = skillsOfCredential(credential, occupations);
      return { kind: 'recognise-credential', subject: credential.id, skills, ...(level !== undefined && { level }) };
    });
  const experiences = profile.experiences
    .filter(({ id, validation }) => !sources.has(id) && validation !== 'certification')
    .map((one): Step => ({ kind: 'recognise-experience', subject: one.id, skills: skillsOfExperience(one, occupations) }));
  return [...credentials, ...experiences];
}
