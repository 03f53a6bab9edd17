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
  const [pay, location] = [payOf(posting), locationOf(posting)];
  const days = daysOf(posting);
  const place = location.region ? undefined : unknownPlace(posting);
  const draft = { ...wordsOf(posting), ...location, ...occupationOf(posting), ...termsOf(posting), ...days.read, pay: pay.pay };
  const leftOut = [pay.leftOut, place, ...days.unread].filter((one): one is string => one !== undefined);
  return { draft: withoutUndefined(draft), leftOut };
}

function wordsOf(posting: Json): Json {
  const employer = organisation(posting.hiringOrganization);
  return { reference: referenceOf(posting), title: titleOf(posting), employer, description: descriptionOf(posting) };
}

function termsOf({ employmentType, workHours, jobLocationType, totalJobOpenings, numberOfOpenings }: Json): Json {
  const openings = Number(textOf(totalJobOpenings) ?? textOf(numberOfOpenings));
  return {
    contract: contractOf(employmentType),
    hoursPerWeek: hoursOf(workHours),
    remote: /TELECOMMUTE/i.test(textOf(jobLocationType) ?? '') || undefined,
    openings: openings >= 1 ? Math.round(openings) : undefined,
  };
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
function daysOf({ jobStartDate, validThrough, dateExpires }: Json): { read: Json; unread: readonly string[] } {
  const written = { jobStartDate: writtenOf(jobStartDate), validThrough: writtenOf(validThrough ?? dateExpires) };
  const day = (given: string | number | undefined) => (given === undefined ? undefined : readOddDate(given));
  const unread = Object.entries(written).filter(([, given]) => given !== undefined && !day(given));
  return {
    read: { startsOn: day(written.jobStartDate), expiresOn: day(written.validThrough) },
    unread: unread.map(([name, given]) => `${name} "${String(given).slice(0, 40)}" is no date that can be read`),
  };
}

function writtenOf(given: unknown): string | number | undefined {
  const [one] = listOf(given);
  return typeof one === 'number' ? one : textOf(one);
}
