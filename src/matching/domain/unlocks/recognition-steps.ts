import type { Credential, Experience, Profile } from '../../../profiles/index.js';
import type { Prospect } from '../../../recognition/index.js';
import { type IscedLevel, type IsoDate, type SkillUri } from '../../../standards/index.js';
import { candidateOf, claimedLevel, type Recognised } from '../candidate-of.js';
import type { Occupations } from '../occupations.js';
import type { Step } from './step.js';

/**
 * What the person holds and no authority has recognised or refused for work. A step brings what the person would be once it is recognised, and no
 * more: an expired certificate stays weak. All stays in one occupation are one step, named by the first.
 * @param prospects what recognition predicts, by id of the credential or experience
 */
export function recognitionSteps(
  profile: Profile,
  recognised: Recognised,
  prospects: ReadonlyMap<string, Prospect>,
  occupations: Occupations,
  asOf: IsoDate,
): readonly Step[] {
  const skillsBy = skillsGained(profile, recognised, occupations, asOf);
  const isOpen = (id: string) => !recognised.sources.has(id) && !recognised.refused.get(id)?.includes('employment');
  const credentials = profile.credentials
    .filter(({ id }) => isOpen(id))
    .map((credential): Step => {
      const level = levelHeldOut(credential, recognised, prospects.get(credential.id));
      const skills = skillsBy([credential.id]);
      return { kind: 'recognise-credential', subject: credential.id, skills, ...(level !== undefined && { level }) };
    });
  const stays = profile.experiences.filter(({ id, validation }) => isOpen(id) && validation !== 'certification');
  const experiences = byOccupation(stays).map(([first, ...more]): Step => {
    const level = prospects.get(first.id)?.iscedLevel;
    const skills = skillsBy([first, ...more].map(({ id }) => id));
    return { kind: 'recognise-experience', subject: first.id, skills, ...(level !== undefined && { level }) };
  });
  return [...credentials, ...experiences];
}

/** The skills whose evidence is stronger once these are recognised. */
function skillsGained(
  profile: Profile,
  recognised: Recognised,
  occupations: Occupations,
  asOf: IsoDate,
): (ids: readonly string[]) => readonly SkillUri[] {
  const before = candidateOf(profile, recognised, occupations, asOf).skills;
  return (ids) => {
    const { skills } = candidateOf(profile, { ...recognised, sources: new Set([...recognised.sources, ...ids]) }, occupations, asOf);
    return [...skills].filter(([skill, evidence]) => before.get(skill) !== evidence).map(([skill]) => skill);
  };
}

/** The level that recognition predicts. Where no text says what an authority would find, the claimed one; not what it has refused as a title. */
function levelHeldOut(credential: Credential, { refused }: Recognised, prospect: Prospect | undefined): IscedLevel | undefined {
  if (prospect?.isGranted) return prospect.iscedLevel;
  return refused.get(credential.id)?.includes('title') ? undefined : claimedLevel(credential);
}

function byOccupation(stays: readonly Experience[]): readonly (readonly [Experience, ...Experience[]])[] {
  const groups = new Map<string, [Experience, ...Experience[]]>();
  for (const one of stays) {
    const known = groups.get(one.occupation);
    if (known) known.push(one);
    else groups.set(one.occupation, [one]);
  }
  return [...groups.values()];
}
