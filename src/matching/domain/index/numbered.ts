/** Gives each distinct value a number, from 0 in order of arrival, so that arrays can be indexed by it. */
export class Numbered<T> {
  private readonly numbers = new Map<string, number>();
  readonly values: T[] = [];

  constructor(private readonly nameOf: (value: T) => string) {}

  numberOf(value: T): number {
    const name = this.nameOf(value);
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.numbers.set(name, this.values.length);
    return this.values.push(value) - 1;
  }

  /** Undefined: never arrived. */
  find(value: T): number | undefined {
    return this.numbers.get(this.nameOf(value));
  }
}
