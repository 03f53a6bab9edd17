import { type Advertisement, sameJob } from './duplicates.js';
import type { SameJob } from './vacancy.js';

/** One job as several advertisements: `canonical` is matched and listed, each other names why it is the same. */
export interface Cluster {
  readonly canonical: Advertisement;
  readonly others: readonly { readonly advertisement: Advertisement; readonly because: SameJob }[];
}

/** Two that somebody has told apart, by id, in any order. */
export type ToldApart = (one: string, other: string) => boolean;

/**
 * Parts open advertisements into jobs. In the order of source and reference each joins the first job all of whose advertisements it is the same as:
 * being the same is not transitive, and a chain of likenesses must not end in unlike ones. The answer rests on what is open and not on the order of arrival.
 */
export function clustersOf(open: readonly Advertisement[], toldApart: ToldApart): readonly Cluster[] {
  const groups: Advertisement[][] = [];
  for (const one of open.toSorted(bySourceAndReference)) {
    const joined = groups.find((group) => group.every((other) => !toldApart(one.id, other.id) && sameJob(one, other)));
    if (joined) joined.push(one);
    else groups.push([one]);
  }
  return groups.map(clusterOf);
}

/** Canonical is the one that stays open longest, so that none is lost while another still stands; among equals the one known first. */
function clusterOf(group: readonly Advertisement[]): Cluster {
  const [canonical, ...others] = group.toSorted(byExpiryAndId) as [Advertisement, ...Advertisement[]];
  return {
    canonical,
    others: others.map((advertisement) => ({ advertisement, because: sameJob(advertisement, canonical) as SameJob })),
  };
}

/** In words, for the verdict of an import. */
export function becauseOf({ source, reference }: Pick<Advertisement, 'source' | 'reference'>, because: SameJob): string {
  const { employer, title, description } = because;
  const texts = description === null ? '' : `, descriptions ${description} % alike`;
  return `same as ${source}/${reference} because of ${employer ? `employer "${employer}"` : 'nearly identical words'}, region and occupation, titles ${title} % alike${texts}`;
}

function bySourceAndReference(one: Advertisement, other: Advertisement): number {
  return compare(one.source, other.source) || compare(one.reference, other.reference);
}

function byExpiryAndId(one: Advertisement, other: Advertisement): number {
  return compare(other.expiresOn ?? '9999-12-31', one.expiresOn ?? '9999-12-31') || compare(one.id, other.id);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
