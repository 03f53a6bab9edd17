import { type CountryCode, type IscedLevel, type IsoDate, isWithin, levelOfAttainment, levelOfProgramme } from '../../standards/index.js';
import type { Mapping, Qualification, QualificationRegister } from './qualification.js';

/** Case, diacritics, punctuation and spaces do not tell titles apart. */
export function foldTitle(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The titles of `country` that `title` may mean, on the day of award where it is known. */
export function findQualifications(
  { qualifications }: QualificationRegister,
  country: CountryCode,
  title: string,
  awardedOn?: IsoDate,
): readonly Qualification[] {
  const folded = foldTitle(title);
  return qualifications
    .filter((one) => one.country === country && [one.title, ...one.aliases].some((name) => foldTitle(name) === folded))
    .filter(
      ({ validFrom, validTo }) =>
        !awardedOn || isWithin(awardedOn, { ...(validFrom && { from: validFrom }), ...(validTo && { to: validTo }) }),
    );
}

/** Every name under which a title of `country` goes, itself included, folded. */
export function namesOf(register: QualificationRegister, country: CountryCode, title: string): ReadonlySet<string> {
  const names = findQualifications(register, country, title).flatMap((one) => [one.title, ...one.aliases]);
  return new Set([title, ...names].map(foldTitle));
}

export function levelOfMapping(mapping: Mapping): IscedLevel | undefined {
  return (
    (mapping.iscedAttainment && levelOfAttainment(mapping.iscedAttainment)) ??
    (mapping.iscedProgramme && levelOfProgramme(mapping.iscedProgramme)) ??
    mapping.iscedLevel
  );
}

/** Was the body competent on that day? Undefined: the register does not know it, or the day is unknown. */
export function issuerRecognised(
  { awardingBodies }: QualificationRegister,
  country: CountryCode,
  name: string,
  on?: IsoDate,
): boolean | undefined {
  const body = awardingBodies.find((one) => one.country === country && foldTitle(one.name) === foldTitle(name));
  if (!body || !on) return undefined;
  return body.accredited.some((period) => isWithin(on, period));
}
