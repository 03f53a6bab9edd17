import { isPositionOpening, profilesOf } from './hr-open.js';
import { isJobPosting } from './job-posting/job-posting.js';
import { isObject, type Json, listOf, objectOf } from './json.js';

const DEEPEST = 20;
/** Where pages put a posting among other things. */
const AROUND = ['@graph', 'mainEntity', 'itemListElement', 'item', 'about'] as const;

/** So many things are kept for postings that name them only by their `@id`, and so many postings wait for such a thing. */
const MOST_KEPT = 50_000;

/** Every vacancy of a document that is read thing by thing. Things of other types, such as the page or the breadcrumbs, are none. */
export class Postings {
  private readonly byId = new Map<unknown, Json>();
  private readonly waiting: Json[] = [];

  /** The vacancies in one thing, in its order; one whose employer or place is still to come waits. */
  read(document: unknown): readonly unknown[] {
    const found = flatten(document, 0);
    for (const node of found.flatMap(({ nodes }) => nodes)) this.keep(node);
    return found.flatMap(({ posting }) => (posting === undefined ? [] : this.whole(posting)));
  }

  /** At the end: those that waited, with what has come. */
  rest(): readonly unknown[] {
    return this.waiting.splice(0).map((posting) => resolved(posting, this.byId));
  }

  private keep(node: Json): void {
    if (typeof node['@id'] === 'string' && !isJobPosting(node) && this.byId.size < MOST_KEPT) this.byId.set(node['@id'], node);
  }

  private whole(posting: unknown): readonly unknown[] {
    if (!isJobPosting(posting)) return expanded(posting);
    const isWhole = namedIn(posting).every((id) => this.byId.has(id));
    if (isWhole || this.waiting.length >= MOST_KEPT) return [resolved(posting, this.byId)];
    this.waiting.push(posting);
    return [];
  }
}

/** Every vacancy of a document that is whole. */
export function postingsOf(document: unknown): readonly unknown[] {
  const postings = new Postings();
  return [...postings.read(document), ...postings.rest()];
}

interface Found {
  readonly posting?: unknown;
  readonly nodes: readonly Json[];
}

function flatten(value: unknown, depth: number): readonly Found[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((one) => flatten(one, depth + 1));
  if (!isObject(value)) return [{ posting: value, nodes: [] }];
  const inner = AROUND.flatMap((name) => (name in value ? listOf(value[name]) : []));
  if (isJobPosting(value)) return [{ posting: value, nodes: [value] }];
  if (inner.length && !isPositionOpening(value)) return [{ nodes: [value] }, ...inner.flatMap((one) => flatten(one, depth + 1))];
  return '@type' in value ? [{ nodes: [value] }] : [{ posting: value, nodes: [] }];
}

function expanded(posting: unknown): readonly unknown[] {
  return isPositionOpening(posting) ? profilesOf(posting) : [posting];
}

const BY_ID = ['hiringOrganization', 'jobLocation'] as const;

/** Ids of what a posting names by `@id` alone. */
function namedIn(posting: Json): readonly unknown[] {
  return BY_ID.flatMap((name) => listOf(posting[name])).flatMap((value) => idAlone(value) ?? []);
}

function idAlone(value: unknown): string | undefined {
  const { '@id': id, ...more } = objectOf(value);
  return typeof id === 'string' && Object.keys(more).length === 0 ? id : undefined;
}

/** In a graph a posting may name its employer or place by `@id` only. */
function resolved(posting: Json, byId: ReadonlyMap<unknown, Json>): Json {
  const whole = (value: unknown) => byId.get(idAlone(value)) ?? value;
  const named = BY_ID.flatMap((name) => (name in posting ? [[name, listOf(posting[name]).map(whole)] as const] : []));
  return { ...posting, ...Object.fromEntries(named) };
}
