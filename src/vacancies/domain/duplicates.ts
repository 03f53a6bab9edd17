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
 * where one has no description the titles must be equal; without an employer's name both texts must be nearly identical; and one source,
 * which knows its own advertisements, must repeat itself word by word (branches of an employer share all but a few words).
 */
export const LEAST = { title: 60, description: 60, titleAlone: 100, nearlyIdentical: 90, withinOneSource: 100 } as const;
const START_WITHIN_DAYS = 7;

/** Only advertisements with the same key are compared. '' : such a one is never merged (no unit group; neither employer nor description). */
export function comparedUnder({ employer, description, title, region, occupation }: Advertisement): string {
  const name = employerFold(employer);
  if (occupation.length !== 4 || (!name && !description)) return '';
  return [region, occupation, name || `? ${[...titleWords(title)].toSorted().join(' ')}`].join('|').slice(0, 500);
}

/** Symmetric. Undefined: they are not known to be the same job. */
export function sameJob(one: Advertisement, other: Advertisement): SameJob | undefined {
  const [a, b] = [readingOf(one), readingOf(other)];
  if (a.key === '' || a.key !== b.key || one.country !== other.country || !compatible(one, other)) return undefined;
  const title = jaccard(a.title, b.title);
  if (title < LEAST.title || !oneHoldsTheOther(a.title, b.title) || !oneHoldsTheOther(a.numbers, b.numbers)) return undefined;
  if (numbersOf(a.title).size !== numbersOf(b.title).size) return undefined;
  const description = one.description && other.description ? jaccard(a.shingles(), b.shingles()) : null;
  const least = one.source === other.source ? LEAST.withinOneSource : a.employer ? undefined : LEAST.nearlyIdentical;
  return alikeEnough(title, description, least) ? { employer: a.employer, title, description } : undefined;
}

function alikeEnough(title: number, description: number | null, leastOfBoth: number | undefined): boolean {
  if (leastOfBoth !== undefined) return title >= leastOfBoth && description !== null && description >= leastOfBoth;
  return description === null ? title >= LEAST.titleAlone : description >= LEAST.description;
}

/** Each of "Service manager Norfolk" and "Service manager Hampton" says what the other does not: two jobs. So do other house numbers or wages in the text. */
function oneHoldsTheOther(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  return [...few].every((word) => many.has(word));
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

/** "Shift leader" and "Shift leader 2" are two jobs, however alike. */
function numbersOf(words: Iterable<string>): ReadonlySet<string> {
  return new Set([...words].filter((word) => /\p{N}/u.test(word)));
}

interface Reading {
  readonly key: string;
  readonly employer: string;
  readonly title: ReadonlySet<string>;
  /** In the description. */
  readonly numbers: ReadonlySet<string>;
  shingles(): ReadonlySet<string>;
}

const readings = new WeakMap<Advertisement, Reading>();

/** An advertisement is compared with many: its words are told apart once. */
function readingOf(one: Advertisement): Reading {
  const known = readings.get(one);
  if (known) return known;
  let shingles: ReadonlySet<string> | undefined;
  const reading: Reading = {
    key: comparedUnder(one),
    employer: employerFold(one.employer),
    title: titleWords(one.title),
    numbers: numbersOf(wordsOf(one.description ?? '')),
    shingles: () => {
      shingles ??= shinglesOf(one.description ?? '');
      return shingles;
    },
  };
  readings.set(one, reading);
  return reading;
}
