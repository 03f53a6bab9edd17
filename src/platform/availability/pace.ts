interface Begun {
  readonly at: number;
  /** How many were worked on when this one came, itself included. */
  readonly among: number;
}

/** How much the latest answer counts against all before it. */
const LATEST = 0.05;

/**
 * How quickly requests are worked off, learned from each that ends. Those that share a processor each take as long as all of them together, so the time
 * of one divided by how many there were is what one more costs. From the whole request to the answer: slow lines on either side do not count.
 */
export class Pace {
  private readonly begun = new Map<object, Begun>();
  /** What one request costs, ms. */
  private cost = 0;

  constructor(private readonly clock: () => number = () => performance.now()) {}

  get working(): number {
    return this.begun.size;
  }

  /** How long one that came now would take, ms. */
  get wait(): number {
    return (this.begun.size + 1) * this.cost;
  }

  begin(request: object): void {
    this.begun.set(request, { at: this.clock(), among: this.begun.size + 1 });
  }

  /** @param counts false for work of which one costs as much as many others */
  end(request: object, counts = true): void {
    const one = this.begun.get(request);
    if (one && counts) this.cost += LATEST * ((this.clock() - one.at) / one.among - this.cost);
    this.begun.delete(request);
  }

  /** It went without an answer. */
  leave(request: object): void {
    this.begun.delete(request);
  }
}
