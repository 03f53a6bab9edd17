/** What a step does for the people among whose steps it is. */
export class Tally {
  people = 0;
  /** Of so many of them it is the best step. */
  best = 0;
  readonly opens = new Histogram();
  readonly raises = new Histogram();
  private readonly seen = new Set<number>();

  /** Once a person. @param opened numbers of vacancies @param raises how many scores */
  add(opened: ReadonlySet<number>, raises: number, isBest: boolean): void {
    this.people++;
    if (isBest) this.best++;
    this.opens.add(opened.size);
    this.raises.add(raises);
    for (const vacancy of opened) this.seen.add(vacancy);
  }

  /** Different vacancies opened to at least one of them. */
  get vacancies(): number {
    return this.seen.size;
  }
}

/** Whole numbers by how often they came. */
class Histogram {
  private readonly times = new Map<number, number>();
  private count = 0;

  add(value: number): void {
    this.times.set(value, (this.times.get(value) ?? 0) + 1);
    this.count++;
  }

  /** The middle one; of two in the middle the smaller. Undefined for nobody. */
  get median(): number | undefined {
    let left = Math.ceil(this.count / 2);
    for (const [value, times] of [...this.times].sort(([one], [other]) => one - other)) {
      left -= times;
      if (left <= 0) return value;
    }
    return undefined;
  }
}
