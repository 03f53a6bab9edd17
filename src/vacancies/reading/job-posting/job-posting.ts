import { isObject, type Json, listOf, objectOf, textOf, withoutUndefined } from '../json.js';
import { readOddDate } from '../text/odd-date.js';
import { plainText } from '../text/plain-text.js';
import { contractOf, hoursOf } from './employment.js';
import { locationOf, unknownPlace } from './location.js';
import { occupationOf } from './occupation.js';
import { payOf } from './pay.js';

/** What was read of a posting, and what of it was left out, in words. */
export interface ReadPosting {
  readonly draft: Json;
  readonly leftOut: readonly string[];
}

const LONGEST_DESCRIPTION = 20_000;

/** Is it a schema.org JobPosting, by its type or by its own property names? */
export function isJobPosting(value: unknown): value is Json {
  if (!isObject(value)) return false;
  const types = listOf(value['@type']).filter((type) => typeof type === 'string');
  if (types.length) return types.some((type) => /(?:^|[/:#])JobPosting$/.test(type as string));
  return 'hiringOrganization' in value || 'jobLocation' in value;
}

/** What a JobPosting says, in the words of a vacancy; codes that are not ours are handed on as they are. Source: schema.org/JobPosting. */
export function fromJobPosting(posting: Json): ReadPosting {
  const leftOut: string[] = [];
  const day = (name: string, given: unknown) => dayOf(name, given, leftOut);
  const pay = payOf(posting);
  const location = locationOf(posting);
  const place = location.region ? undefined : unknownPlace(posting);
  leftOut.push(...[pay.leftOut, place].filter((one): one is string => one !== undefined));
  const openings = Number(textOf(posting.totalJobOpenings) ?? textOf(posting.numberOfOpenings));
  const draft = withoutUndefined({
    reference: referenceOf(posting),
    title: titleOf(posting),
    employer: organisation(posting.hiringOrganization),
    description: descriptionOf(posting),
    ...location,
    ...occupationOf(posting),
    contract: contractOf(posting.employmentType),
    hoursPerWeek: hoursOf(posting.workHours),
    remote: /TELECOMMUTE/i.test(textOf(posting.jobLocationType) ?? '') || undefined,
    startsOn: day('jobStartDate', posting.jobStartDate),
    expiresOn: day('validThrough', posting.validThrough ?? posting.dateExpires),
    openings: openings >= 1 ? Math.round(openings) : undefined,
    pay: pay.pay,
  });
  return { draft, leftOut };
}

function referenceOf(posting: Json): string | undefined {
  const given = listOf(posting.identifier).map((one) => textOf(objectOf(one).value) ?? textOf(one) ?? textOf(objectOf(one)['@id']));
  return given.find(Boolean) ?? textOf(posting.id) ?? textOf(posting['@id']) ?? textOf(posting.url);
}

function titleOf(posting: Json): string | undefined {
  const title = textOf(posting.title) ?? textOf(posting.name);
  return title && plainText(title).replaceAll('\n', ' ').slice(0, 300);
}

function descriptionOf(posting: Json): string | undefined {
  const given = textOf(posting.description) ?? textOf(posting.jobDescription);
  return (given && plainText(given).slice(0, LONGEST_DESCRIPTION)) || undefined;
}

function organisation(value: unknown): string | undefined {
  const [one] = listOf(value);
  const { name, legalName, organizationName } = objectOf(one);
  const given = textOf(one) ?? textOf(name) ?? textOf(legalName) ?? textOf(organizationName);
  return given && plainText(given).slice(0, 300);
}

/** What says no day is left out and named: a vacancy that seems to have no last day must not seem so unnoticed. */
function dayOf(name: string, given: unknown, leftOut: string[]): string | undefined {
  const [one] = listOf(given);
  const written = typeof one === 'number' ? one : textOf(one);
  if (written === undefined) return undefined;
  const day = readOddDate(written);
  if (!day) leftOut.push(`${name} "${String(written).slice(0, 40)}" is no date that can be read`);
  return day;
}
