/** Nobody, as a person; nothing, as an edge. */
export const NONE = -1;

/**
 * The slots of all vacancies, as many for each as it has openings, with a price and who holds them. The slots of one vacancy are alike and
 * form a heap with the cheapest first; its price is that of the vacancy. Prices are whole numbers in doubles, exact up to 2^53.
 */
export class VacancySlots {
  readonly starts: Int32Array;
  readonly holders: Int32Array;
  private readonly slotPrices: Float64Array;
  /** The price of each vacancy, that of its cheapest slot. */
  readonly prices: Float64Array;

  constructor(readonly capacities: Int32Array) {
    this.starts = new Int32Array(capacities.length + 1);
    for (let vacancy = 0; vacancy < capacities.length; vacancy++) this.starts[vacancy + 1] = this.starts[vacancy]! + capacities[vacancy]!;
    this.holders = new Int32Array(this.starts.at(-1)!).fill(NONE);
    this.slotPrices = new Float64Array(this.holders.length);
    this.prices = new Float64Array(capacities.length);
  }

  /** Everybody leaves; every slot costs what its vacancy costs. */
  empty(): void {
    this.holders.fill(NONE);
    for (let vacancy = 0; vacancy < this.prices.length; vacancy++) this.level(vacancy, this.prices[vacancy]!);
  }

  /** All slots of a vacancy cost the same from now on. */
  level(vacancy: number, price: number): void {
    this.prices[vacancy] = price;
    this.slotPrices.fill(price, this.starts[vacancy]!, this.starts[vacancy + 1]!);
  }

  /** The person takes the cheapest slot, which then costs `price`. @returns who held it before */
  takeCheapest(vacancy: number, person: number, price: number): number {
    const { starts, holders, slotPrices } = this;
    const [first, end] = [starts[vacancy]!, starts[vacancy + 1]!];
    const before = holders[first]!;
    let at = first;
    for (let child = first + 1; child < end; child = first + 2 * (at - first) + 1) {
      if (child + 1 < end && slotPrices[child + 1]! < slotPrices[child]!) child++;
      if (slotPrices[child]! >= price) break;
      slotPrices[at] = slotPrices[child]!;
      holders[at] = holders[child]!;
      at = child;
    }
    slotPrices[at] = price;
    holders[at] = person;
    this.prices[vacancy] = slotPrices[first]!;
    return before;
  }

  /** @returns the first slot of the vacancy that `person` holds, NONE when there is none; with NONE a free one */
  slotOf(vacancy: number, person: number): number {
    for (let slot = this.starts[vacancy]!; slot < this.starts[vacancy + 1]!; slot++) if (this.holders[slot] === person) return slot;
    return NONE;
  }

  freeSlots(vacancy: number): number {
    let free = 0;
    for (let slot = this.starts[vacancy]!; slot < this.starts[vacancy + 1]!; slot++) if (this.holders[slot] === NONE) free++;
    return free;
  }
}
