import { contractOf, hoursOf } from './job-posting/employment.js';
import type { ReadPosting } from './job-posting/job-posting.js';
import { locationOf } from './job-posting/location.js';
import { occupationOf } from './job-posting/occupation.js';
import { payOf } from './job-posting/pay.js';
import { type Json, listOf, objectOf, textOf, withoutUndefined } from './json.js';
import { readOddDate } from './text/odd-date.js';
import { plainText } from './text/plain-text.js';

/** Is it a PositionOpening of HR Open Standards, or one profile of it? */
export function isPositionOpening(value: unknown): value is Json {
  const opening = objectOf(value);
  return 'positionProfiles' in opening || 'positionTitle' in opening || 'PositionOpening' in opening;
}

/** An opening with several profiles advertises several positions; each is a row. */
export function profilesOf(value: Json): readonly Json[] {
  const opening = objectOf(value.PositionOpening ?? value);
  const profiles = listOf(opening.positionProfiles).map(objectOf);
  const { positionProfiles: _, ...common } = opening;
  return profiles.length ? profiles.map((profile) => ({ ...common, ...profile })) : [opening];
}

/** One profile of a PositionOpening, in the words of a vacancy. Source: HR Open Standards, Recruiting, PositionOpening (JSON). */
export function fromPositionOpening(value: Json): ReadPosting {
  const [profile, ...others] = profilesOf(value) as [Json, ...Json[]];
  const pay = payOf(asSalary(objectOf(profile.offeredRemunerationPackage ?? profile.remunerationPackage)));
  const draft = {
    reference: idOf(profile.positionId) ?? idOf(profile.documentId) ?? idOf(profile.id),
    title: textOf(profile.positionTitle)?.slice(0, 300),
    employer: organisationOf(profile),
    description: descriptionOf(profile),
    ...locationOf({ jobLocation: listOf(profile.positionLocation ?? profile.positionLocations).map(asPlace) }),
    ...occupationOf({ occupationalCategory: listOf(profile.jobCategories ?? profile.jobCategory).map(asCategory) }),
    ...termsOf(profile),
    pay: pay.pay,
  };
  const more = others.length ? `${others.length} more of its positions were not read: send openings as a list` : undefined;
  const leftOut = [pay.leftOut?.replace('baseSalary', 'remuneration'), more].filter((one): one is string => one !== undefined);
  return { draft: withoutUndefined(draft), leftOut };
}

function termsOf(profile: Json): Json {
  const posted = objectOf(listOf(profile.postingInstructions)[0]);
  const openings = Number(textOf(profile.openQuantity));
  return {
    contract: contractOf(profile.employmentTypeCode ?? profile.positionScheduleTypeCodes),
    hoursPerWeek: hoursOf(profile.hoursPerWeek ?? profile.workHours),
    startsOn: readOddDate(textOf(profile.startDate) ?? ''),
    expiresOn: readOddDate(textOf(posted.end) ?? textOf(profile.endDate) ?? ''),
    openings: openings >= 1 ? Math.round(openings) : undefined,
    status: /clos|filled|cancel|inactive/i.test(textOf(profile.statusCode) ?? '') ? 'closed' : undefined,
  };
}

function idOf(id: unknown): string | undefined {
  return textOf(objectOf(listOf(id)[0]).value) ?? textOf(id);
}

function organisationOf({ positionOrganizations, hiringOrganization, organization }: Json): string | undefined {
  const [one] = [...listOf(hiringOrganization), ...listOf(organization), ...listOf(positionOrganizations)];
  return (textOf(objectOf(one).name) ?? textOf(objectOf(one).legalName) ?? textOf(one))?.slice(0, 300);
}

function descriptionOf({ positionFormattedDescriptions, positionDescription, description }: Json): string | undefined {
  const given = [...listOf(positionFormattedDescriptions), ...listOf(positionDescription), ...listOf(description)];
  const texts = given.map((one) => textOf(objectOf(one).content) ?? textOf(one)).filter((one): one is string => one !== undefined);
  return texts.map(plainText).join('\n').slice(0, 20_000) || undefined;
}

function asPlace(location: unknown): Json {
  const place = objectOf(location);
  const address = objectOf(listOf(place.address)[0] ?? place);
  const division = objectOf(listOf(address.countrySubdivisions ?? address.countrySubDivisions)[0]);
  return {
    address: {
      addressCountry: textOf(address.countryCode) ?? textOf(address.country),
      addressRegion: textOf(division.value) ?? textOf(address.countrySubdivisionCode),
      addressLocality: textOf(address.city),
    },
    geo: place.geo ?? place.coordinates,
  };
}

function asCategory(category: unknown): unknown {
  const { code, schemeId } = objectOf(category);
  return code === undefined ? category : { codeValue: code, inCodeSet: schemeId };
}

/** Ranges name their end in words: "Minimum BasePay", "Maximum BasePay". */
function asSalary({ ranges }: Json): Json {
  const bounds = listOf(ranges).map(objectOf);
  const bound = (name: RegExp) => objectOf(bounds.find(({ typeCode }) => name.test(textOf(typeCode) ?? ''))?.referenceAmount);
  const [min, max] = [bound(/^min/i), bound(/^max/i)];
  const value = {
    minValue: min.value,
    maxValue: max.value,
    unitText: bounds.map(({ intervalCode }) => textOf(intervalCode)).find(Boolean),
  };
  return { baseSalary: { currency: textOf(min.currency) ?? textOf(max.currency), value } };
}
