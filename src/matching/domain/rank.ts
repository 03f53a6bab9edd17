/** One place in a list. */
export interface Ranked {
  readonly id: string;
  readonly score: number;
}

/** The total order of every list: higher score first, then the smaller id. No two differ in nothing. */
export function compareRanked(one: Ranked, other: Ranked): number {
  return other.score - one.score || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
}

/** Keeps the first `limit` of what it is offered, in order; insertion into two short arrays. */
export class TopRanked {
  private readonly ids: string[] = [];
  private readonly scores: number[] = [];
  /** A score below this cannot enter; an equal one may, by its id. */
  threshold = 0;

  constructor(private readonly limit: number) {}

  offer(id: string, score: number): void {
    const { ids, scores, limit } = this;
    if (score < this.threshold) return;
    let at = ids.length;
    if (at === limit && score === scores[at - 1] && id > ids[at - 1]!) return;
    if (at === limit) at--;
    for (; at > 0 && (score > scores[at - 1]! || (score === scores[at - 1] && id < ids[at - 1]!)); at--) {
      ids[at] = ids[at - 1]!;
      scores[at] = scores[at - 1]!;
    }
    ids[at] = id;
    scores[at] = score;
    if (ids.length === limit) this.threshold = scores[limit - 1]!;
  }

  list(): readonly Ranked[] {
    return this.ids.map((id, at) => ({ id, score: this.scores[at]! }));
  }
}
