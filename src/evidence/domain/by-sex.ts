/** As people say it of themselves; most say nothing. */
export const SEXES = ['female', 'male', 'other', 'not-said'] as const;
export type Sex = (typeof SEXES)[number];

/** People, and how many of them have something recognised, and some work on their list. */
export interface Counts {
  readonly people: number;
  readonly recognised: number;
  readonly matched: number;
}
export type CountsBySex = Readonly<Record<Sex, Counts>>;

/** Null: withheld. */
export interface PublishedBySex {
  readonly total: Counts | null;
  readonly bySex: readonly { readonly sex: Sex; readonly counts: Counts | null }[];
}

/** No number that is published, nor any difference of published ones, is about fewer people. */
export const LEAST_PEOPLE = 10;

/**
 * A row is shown when in each of its cells (with and without recognition, with and without work) there are at least ten people; what is withheld together has
 * to hold as many again, so that no total minus rows tells of fewer. Numbers are rounded down to tens, so that the tables of two days do not
 * tell of one who came or went. Sources: Hundepool et al., Statistical Disclosure Control (2012), 4.2; GDPR recital 26.
 */
export function publishedBySex(counts: CountsBySex): PublishedBySex {
  const total = sumOf(SEXES.map((sex) => counts[sex]));
  const shown = rowsShown(counts);
  return {
    total: isLarge(total) ? rounded(total) : null,
    bySex: SEXES.map((sex) => ({ sex, counts: shown.includes(sex) ? rounded(counts[sex]) : null })),
  };
}

/** Withholds small rows, then the smallest that are left until what is withheld is large itself. */
function rowsShown(counts: CountsBySex): readonly Sex[] {
  const largest = SEXES.filter((sex) => isLarge(counts[sex])).toSorted((one, other) => counts[other].people - counts[one].people);
  for (let shown = largest; shown.length; shown = shown.slice(0, -1)) {
    const withheld = SEXES.filter((sex) => !shown.includes(sex));
    if (!withheld.some((sex) => counts[sex].people) || isLarge(sumOf(withheld.map((sex) => counts[sex])))) return shown;
  }
  return [];
}

function isLarge({ people, recognised, matched }: Counts): boolean {
  return [recognised, people - recognised, matched, people - matched].every((cell) => cell >= LEAST_PEOPLE);
}

function sumOf(rows: readonly Counts[]): Counts {
  const sum = (of: keyof Counts) => rows.reduce((all, row) => all + row[of], 0);
  return { people: sum('people'), recognised: sum('recognised'), matched: sum('matched') };
}

function rounded({ people, recognised, matched }: Counts): Counts {
  const down = (count: number) => count - (count % LEAST_PEOPLE);
  return { people: down(people), recognised: down(recognised), matched: down(matched) };
}
