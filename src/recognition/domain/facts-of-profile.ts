import { PURPOSES } from '../../agreements/index.js';
import type { Credential, Profile } from '../../profiles/index.js';
import type { Facts } from './facts.js';

/** What was learned at work and shown by no credential. */
export const EXPERIENCE = 'experience';

/** One set of facts a credential, and one for experience where there is any; each with the experience that may count for it. */
export function factsOfProfile(profile: Profile): ReadonlyMap<string, Facts> {
  const shared = {
    destination: profile.destination,
    purposes: PURPOSES,
    experiences: profile.experiences,
    languages: profile.languages,
    licences: profile.licences,
    nationalities: profile.nationalities,
    ...(profile.residence && { residence: profile.residence }),
  };
  const ofCredentials = profile.credentials.map((credential): [string, Facts] => [
    credential.id,
    { ...shared, ...occupationOf(credential, profile), ...ofCredential(credential) },
  ]);
  return new Map(profile.experiences.length ? [...ofCredentials, [EXPERIENCE, { ...shared, ...ofExperience(profile) }]] : ofCredentials);
}

/** Which stays the answer on experience is about: those in the occupation and country that come first. It speaks for no other trade. */
export function experiencesAnswered({ experiences }: Profile): readonly string[] {
  const [first] = experiences;
  return experiences.filter((one) => one.occupation === first?.occupation && one.country === first.country).map(({ id }) => id);
}

/** A credential that validation has certified is its award. */
function ofCredential({ validation, ...credential }: Credential): Pick<Facts, 'credential' | 'validation'> {
  const { title, awardedOn: on } = credential;
  const award = validation === 'certification' ? { award: { title, ...(on && { on }) } } : {};
  return { credential, ...(validation && { validation: { stage: validation, ...award } }) };
}

/** The longest validated experience speaks for the stage reached. */
function ofExperience({ experiences, wishes }: Profile): Pick<Facts, 'validation' | 'occupation'> {
  const validation = experiences.find((one) => one.validation)?.validation;
  const occupation = experiences[0]?.occupation ?? wishes.occupations[0];
  return { ...(validation && { validation: { stage: validation } }), ...(occupation && { occupation }) };
}

function occupationOf({ occupation }: Credential, { wishes }: Profile): Pick<Facts, 'occupation'> {
  const asked = occupation ?? wishes.occupations[0];
  return asked ? { occupation: asked } : {};
}
