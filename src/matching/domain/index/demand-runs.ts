/** Slots one after the other that ask the same: their verdict is looked up once for all of them. */
export class DemandRuns {
  /** First slot of each run; the slots after the last run's first are its own. */
  readonly starts: number[] = [];
  readonly demands: number[] = [];

  /** Slots come in rising order. */
  append(slot: number, demand: number): void {
    if (this.demands.at(-1) === demand) return;
    this.starts.push(slot);
    this.demands.push(demand);
  }
}
