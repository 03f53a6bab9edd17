import { daysBetween } from '../../standards/index.js';
import type { SameJob, Vacancy } from './vacancy.js';
import { employerFold, jaccard, shinglesOf, titleWords, wordsOf } from './words.js';

/** What is read to tell whether two advertisements are one job. */
export type Advertisement = Pick<
  Vacancy,
  'id' | 'source' | 'reference' | 'title' | 'employer' | 'description' | 'country' | 'region' | 'occupation' | 'remote' | 'languages'
> &
  Pick<Vacancy, 'iscedLevel' | 'recognitionRequired' | 'regulated' | 'contract' | 'hoursPerWeek' | 'startsOn' | 'expiresOn' | 'pay'>;

/**
 * Least likeness in percent. A false merge hides a job from people and a missed one shows it twice, so these lean to missing:
 * where one has no description the titles must be equal; without an employer's name, or within one source, which knows its own
 * advertisements, both texts must be nearly identical.
 */
export const LEAST = { title: 60, description: 60, titleAlone: 100, nearlyIdentical: 90 } as const;
const START_WITHIN_DAYS = 7;

/** Only advertisements with the same key are compared. '' : such a one is never merged (no unit group; neither employer nor description). */
export function comparedUnder({ employer, description, title, region, occupation }: Advertisement): string {
  const name = employerFold(employer);
  if (occupation.length !== 4 || (!name && !description)) return '';
  return [region, occupation, name || `? ${[...titleWords(title)].toSorted().join(' ')}`].join('|').slice(0, 500);
}

/** Symmetric. Undefined: they are not known to be the same job. */
export function sameJob(one: Advertisement, other: Advertisement): SameJob | undefined {
  const key = comparedUnder(one);
  if (key === '' || key !== comparedUnder(other) || one.country !== other.country || !compatible(one, other)) return undefined;
  const title = jaccard(titleWords(one.title), titleWords(other.title));
  if (title < LEAST.title || numbersOf(one.title) !== numbersOf(other.title)) return undefined;
  const description = one.description && other.description ? jaccard(shingles(one), shingles(other)) : null;
  const employer = employerFold(one.employer);
  return alikeEnough(title, description, one.source === other.source || !employer) ? { employer, title, description } : undefined;
}

function alikeEnough(title: number, description: number | null, mustBeNearlyIdentical: boolean): boolean {
  if (mustBeNearlyIdentical) return title >= LEAST.nearlyIdentical && description !== null && description >= LEAST.nearlyIdentical;
  return description === null ? title >= LEAST.titleAlone : description >= LEAST.description;
}

/** What both name must agree; what one leaves out contradicts nothing. What decides who may apply must be equal. */
function compatible(one: Advertisement, other: Advertisement): boolean {
  const agree = <T>(a: T | undefined, b: T | undefined, same: (a: T, b: T) => boolean = Object.is) =>
    a === undefined || b === undefined || same(a, b);
  return (
    one.remote === other.remote &&
    one.regulated === other.regulated &&
    one.recognitionRequired === other.recognitionRequired &&
    languagesOf(one) === languagesOf(other) &&
    agree(one.iscedLevel, other.iscedLevel) &&
    agree(one.contract, other.contract) &&
    agree(one.hoursPerWeek, other.hoursPerWeek, (a, b) => Math.abs(a - b) <= 1) &&
    agree(one.startsOn, other.startsOn, (a, b) => Math.abs(daysBetween(a, b)) <= START_WITHIN_DAYS) &&
    agree(one.pay, other.pay, payMeets)
  );
}

function payMeets(one: NonNullable<Vacancy['pay']>, other: NonNullable<Vacancy['pay']>): boolean {
  if (one.currency !== other.currency || one.per !== other.per) return false;
  const least = Math.max(one.min ?? one.max ?? 0, other.min ?? other.max ?? 0);
  return least <= Math.min(one.max ?? Number.POSITIVE_INFINITY, other.max ?? Number.POSITIVE_INFINITY);
}

function languagesOf({ languages }: Advertisement): string {
  return languages
    .map(({ language, level }) => `${language} ${level}`)
    .toSorted()
    .join();
}

/** "Shift leader 2" and "Shift leader 3" are two jobs, however alike. */
function numbersOf(title: string): string {
  return wordsOf(title)
    .filter((word) => /\p{N}/u.test(word))
    .toSorted()
    .join();
}

const read = new WeakMap<Advertisement, ReadonlySet<string>>();
function shingles(one: Advertisement): ReadonlySet<string> {
  const known = read.get(one) ?? shinglesOf(one.description ?? '');
  read.set(one, known);
  return known;
}
