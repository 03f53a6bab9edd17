/** The least of the best so many numbers; 0: there were fewer. */
export class LeastOfBest {
  private readonly best: Uint16Array;
  private held = 0;

  constructor(private readonly limit: number) {
    this.best = new Uint16Array(limit);
  }

  get least(): number {
    return this.held === this.limit ? this.best[this.limit - 1]! : 0;
  }

  take(number: number): void {
    const { best, limit } = this;
    if (this.held === limit && number <= best[limit - 1]!) return;
    let at = this.held === limit ? limit - 1 : this.held++;
    for (; at > 0 && best[at - 1]! < number; at--) best[at] = best[at - 1]!;
    best[at] = number;
  }
}
