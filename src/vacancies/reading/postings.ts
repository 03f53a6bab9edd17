import { isPositionOpening, profilesOf } from './hr-open.js';
import { isJobPosting } from './job-posting/job-posting.js';
import { isObject, type Json, listOf, objectOf } from './json.js';

const DEEPEST = 20;
/** Where pages put a posting among other things. */
const AROUND = ['@graph', 'mainEntity', 'itemListElement', 'item', 'about'] as const;

/** Every vacancy of a document, in its order. Things of other types, such as the page or the breadcrumbs, are none. */
export function postingsOf(document: unknown): readonly unknown[] {
  const found = flatten(document, 0);
  const byId = new Map(
    found.flatMap(({ nodes }) => nodes).flatMap((node) => (typeof node['@id'] === 'string' ? [[node['@id'], node] as const] : [])),
  );
  return found.flatMap(({ posting }) =>
    posting === undefined ? [] : isJobPosting(posting) ? [resolved(posting, byId)] : expanded(posting),
  );
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

/** In a graph a posting may name its employer or place by `@id` only. */
function resolved(posting: Json, byId: ReadonlyMap<unknown, Json>): Json {
  const whole = (value: unknown) => {
    const { '@id': id, ...more } = objectOf(value);
    return id !== undefined && Object.keys(more).length === 0 ? (byId.get(id) ?? value) : value;
  };
  const named = ['hiringOrganization', 'jobLocation'].flatMap((name) =>
    name in posting ? [[name, listOf(posting[name]).map(whole)] as const] : [],
  );
  return { ...posting, ...Object.fromEntries(named) };
}
