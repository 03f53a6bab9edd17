import {
  findQualifications,
  issuerRecognised,
  levelOfMapping,
  namesOf,
  type Qualification,
  type QualificationRegister,
} from '../../qualifications/index.js';
import {
  attainmentOf,
  type CountryCode,
  type IscedAttainment,
  type IscedField,
  type IscedLevel,
  type IscedProgramme,
  type IsoDate,
  levelOfAttainment,
  levelOfProgramme,
} from '../../standards/index.js';
import type { Facts } from './facts.js';

/** The facts with what the register of qualifications adds to them; an ISCED code only where there is a formal award or a validation. */
export interface KnownFacts extends Facts {
  readonly asOf: IsoDate;
  /** Where the credential, or else the experience, comes from. */
  readonly origin?: CountryCode;
  readonly titles: ReadonlySet<string>;
  readonly iscedLevel?: IscedLevel;
  readonly iscedAttainment?: IscedAttainment;
  readonly iscedProgramme?: IscedProgramme;
  readonly iscedField?: IscedField;
  readonly issuerRecognised?: boolean;
  /** Sources that read the title at different levels. */
  readonly mappingConflict: boolean;
}

export function knownFacts(facts: Facts, register: QualificationRegister, asOf: IsoDate): KnownFacts {
  const { credential } = facts;
  const origin = credential?.country ?? facts.experiences?.[0]?.country;
  const base = { ...facts, asOf, ...(origin && { origin }) };
  if (!credential) return { ...base, titles: new Set(), mappingConflict: false };
  const titles = namesOf(register, credential.country, credential.title);
  const known =
    credential.issuerRecognised ??
    (credential.issuer ? issuerRecognised(register, credential.country, credential.issuer, credential.awardedOn) : undefined);
  const issuer = known === undefined ? {} : { issuerRecognised: known };
  if (credential.kind !== 'formal') return { ...base, titles, ...issuer, mappingConflict: false };
  return {
    ...base,
    titles,
    ...issuer,
    ...classification(facts, findQualifications(register, credential.country, credential.title, credential.awardedOn)),
  };
}

/** What the person states goes first; else the register, where its sources agree. */
function classification({ credential }: Facts, qualifications: readonly Qualification[]) {
  const mappings = qualifications.flatMap((one) => one.mappings);
  const attainment = credential?.iscedAttainment ?? agreed(mappings.map((one) => one.iscedAttainment));
  const programme = credential?.iscedProgramme ?? agreed(mappings.map((one) => one.iscedProgramme));
  const field = credential?.iscedField ?? agreed(mappings.map((one) => one.iscedField));
  const attained = attainment ?? (programme && attainmentOf(programme));
  const levels = [...new Set(mappings.map(levelOfMapping).filter((level) => level !== undefined))];
  const level =
    (attained && levelOfAttainment(attained)) ??
    (programme && levelOfProgramme(programme)) ??
    (levels.length === 1 ? levels[0] : undefined);
  return {
    ...(attained && { iscedAttainment: attained }),
    ...(programme && { iscedProgramme: programme }),
    ...(field && { iscedField: field }),
    ...(level !== undefined && { iscedLevel: level }),
    mappingConflict: levels.length > 1,
  };
}

function agreed<T>(values: readonly (T | undefined)[]): T | undefined {
  const distinct = new Set(values.filter((value) => value !== undefined));
  return distinct.size === 1 ? [...distinct][0] : undefined;
}
