/** Where the annotated concept came (from 1; 0 when not among those looked at), and whether the first shares its ISCO unit group. */
export interface Rank {
  readonly rank: number;
  readonly sameGroup: boolean;
}

export function figuresOf(ranks: readonly Rank[]) {
  const share = (holds: (one: Rank) => boolean) => (ranks.filter(holds).length / ranks.length).toFixed(3);
  const within = (most: number) => share(({ rank }) => rank > 0 && rank <= most);
  const reciprocal = (ranks.reduce((sum, { rank }) => sum + (rank ? 1 / rank : 0), 0) / ranks.length).toFixed(3);
  return { first: within(1), five: within(5), ten: within(10), reciprocal, group: share(({ sameGroup }) => sameGroup) };
}

export function ranksLine(ranks: readonly Rank[], perSecond: number): string {
  const { first, five, ten, reciprocal, group } = figuresOf(ranks);
  return `R@1 ${first}  R@5 ${five}  R@10 ${ten}  MRR ${reciprocal}  ISCO-4 ${group}  ${Math.round(perSecond)} titles/s`;
}
