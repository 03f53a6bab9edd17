import type { Credential, Experience, PersonalDetails, Profile } from '../../profiles/index.js';
import type { PurposeAssessment } from '../../recognition/index.js';
import type { ReleaseField } from './release-field.js';

export interface RecognisedInWords {
  /** Id of the credential, or `experience`. */
  readonly subject: string;
  readonly purpose: PurposeAssessment['purpose'];
  readonly outcome: PurposeAssessment['outcome'];
  readonly articles: readonly { readonly source: string; readonly article: string }[];
}
export interface WhatIsKnown {
  readonly profile: Profile;
  readonly details: PersonalDetails | undefined;
  readonly contact: string | undefined;
  readonly recognition: readonly RecognisedInWords[];
}

/** What is shown, field by field; a field that was not named is not there, and one of which nothing is known is null. */
export interface Released {
  readonly name?: string | null;
  readonly contact?: string | null;
  readonly qualifications?: readonly Pick<Credential, 'kind' | 'title' | 'country' | 'awardedOn' | 'issuer' | 'evidence'>[];
  readonly experience?: readonly Pick<Experience, 'occupation' | 'country' | 'from' | 'to' | 'evidence'>[];
  readonly skills?: Profile['skills'];
  readonly languages?: Profile['languages'];
  readonly licences?: readonly {
    readonly occupation: string;
    readonly country: string;
    readonly state: string;
    readonly validUntil: string | null;
  }[];
  readonly recognition?: readonly RecognisedInWords[];
}

const SHOWS: { readonly [F in ReleaseField]: (known: WhatIsKnown) => Released[F] } = {
  name: ({ details }) => details?.displayName ?? null,
  contact: ({ contact }) => contact ?? null,
  qualifications: ({ profile }) => profile.credentials.map(credentialShown),
  experience: ({ profile }) => profile.experiences.map(experienceShown),
  skills: ({ profile }) => profile.skills.map(({ skill, evidence }) => ({ skill, evidence })),
  languages: ({ profile }) => profile.languages.map(({ language, level }) => ({ language, level })),
  licences: ({ profile }) =>
    profile.licences.map(({ occupation, country, state, validUntil = null }) => ({ occupation, country, state, validUntil })),
  recognition: ({ recognition }) => recognition,
};

/** Copies what was named, and nothing else. */
export function releasedOf(fields: readonly ReleaseField[], known: WhatIsKnown): Released {
  return Object.fromEntries(fields.map((field) => [field, SHOWS[field](known)])) as Released;
}

function credentialShown({ kind, title, country, awardedOn, issuer, evidence }: Credential) {
  return { kind, title, country, evidence, ...(awardedOn && { awardedOn }), ...(issuer && { issuer }) };
}

function experienceShown({ occupation, country, from, to, evidence }: Experience) {
  return { occupation, country, from, evidence, ...(to && { to }) };
}
