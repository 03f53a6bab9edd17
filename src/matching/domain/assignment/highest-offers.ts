/** What outsiders could pay for a slot and lose nothing: the highest few, in order, and none of nothing. */
export class HighestOffers {
  readonly edges: number[] = [];
  readonly most: number[] = [];

  constructor(private readonly limit: number) {}

  take(edge: number, most: number): void {
    const { edges, limit } = this;
    let at = edges.length;
    if (most <= (at === limit ? this.most[at - 1]! : 0)) return;
    if (at === limit) at--;
    for (; at > 0 && most > this.most[at - 1]!; at--) {
      edges[at] = edges[at - 1]!;
      this.most[at] = this.most[at - 1]!;
    }
    edges[at] = edge;
    this.most[at] = most;
  }
}
