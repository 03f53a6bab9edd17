import type { Condition, Purpose } from '../../../agreements/index.js';
import type { QualificationRegister } from '../../../qualifications/index.js';
import type { CountryCode, IscoCode, IsoDate } from '../../../standards/index.js';
import { answerCondition } from '../answers.js';
import { takeSteps } from '../best-possible.js';
import type { Facts } from '../facts.js';
import { knownFacts } from '../known-facts.js';
import { pathsTo } from '../paths.js';
import { SheetForm } from '../sheet.js';

/** A direction in which a text is asked about. */
export interface Direction {
  readonly from: CountryCode;
  readonly to: CountryCode;
}

const KINDS = ['formal', 'non-formal', 'informal'] as const;
const MOST_PATHS = 12;
const PLACE = { agreement: 'coverage', version: 1, provision: 'coverage', article: '–' };

/**
 * Facts in which a condition holds, found by taking the cheapest steps from a person of whom only kind and title are known.
 * Undefined: none was found, and none of the titles, kinds and codes that the condition names leads there.
 */
export function factsThatMeet(condition: Condition, direction: Direction, purposes: readonly Purpose[], asOf: IsoDate): Facts | undefined {
  const form = new SheetForm();
  const compiled = form.add(condition, PLACE);
  const read = (facts: Facts) => knownFacts(facts, NOTHING, asOf);
  for (const seed of seedsOf(condition, direction, purposes)) {
    const known = read(seed);
    const answered = answerCondition(compiled, form.fill(known));
    if (answered.truth === 2) return seed;
    const paths = pathsTo({ requirements: [{ answered, want: true }] });
    for (const path of paths.slice(0, MOST_PATHS)) {
      const taken = takeSteps(path, seed, known, { read });
      if (taken && compiled.truth(form.fill(read(taken.facts)).truths) === 2) return taken.facts;
    }
  }
  return undefined;
}

const NOTHING: QualificationRegister = { qualifications: [], awardingBodies: [] };

function seedsOf(condition: Condition, { from, to }: Direction, purposes: readonly Purpose[]): readonly Facts[] {
  const named = namedIn(condition);
  const titles = named.titles.length ? named.titles : ['A title that no agreement names'];
  const occupations: readonly (IscoCode | undefined)[] = named.occupations.length ? [undefined, ...named.occupations] : [undefined];
  const withCredential = KINDS.flatMap((kind) =>
    titles.flatMap((title) =>
      occupations.map(
        (occupation): Facts => ({
          destination: to,
          purposes,
          credential: { kind, country: from, title },
          ...(occupation && { occupation }),
        }),
      ),
    ),
  );
  return [...withCredential, { destination: to, purposes }];
}

interface Named {
  readonly titles: readonly string[];
  readonly occupations: readonly IscoCode[];
  readonly fields: readonly string[];
}

/** The titles, occupations and fields that a condition names. */
export function namedIn(condition: Condition): Named {
  if ('test' in condition) {
    return {
      titles: condition.test === 'title' ? condition.in : [],
      occupations: condition.test === 'occupation' ? condition.in : [],
      fields: condition.test === 'isced-field' ? condition.in : [],
    };
  }
  const parts =
    'not' in condition ? [condition.not] : 'all' in condition ? condition.all : 'any' in condition ? condition.any : condition.of;
  const each = parts.map(namedIn);
  const all = <K extends keyof Named>(key: K) =>
    [...new Set(each.flatMap((one): readonly string[] => one[key]))] as string[] as unknown as Named[K];
  return { titles: all('titles'), occupations: all('occupations'), fields: all('fields') };
}
