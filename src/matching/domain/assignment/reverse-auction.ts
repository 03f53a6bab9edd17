import type { AssignmentProblem } from './assignment-problem.js';
import { HighestOffers } from './highest-offers.js';
import { NONE, type VacancySlots } from './vacancy-slots.js';

/**
 * Brings vacancies that have a free slot and yet a price down, until the slot is taken or costs nothing: only then is the sum of profits and prices
 * a bound that closes. The vacancy asks as many outsiders as it has free slots, those who would pay most, for `epsilon` less than the next one would;
 * the people that it has already pay the same. Whoever comes gains at least `epsilon`, so this ends. Source: D. P. Bertsekas and D. A. Castañon, A forward/reverse auction algorithm
 * for asymmetric assignment problems, 1992.
 */
export class ReverseAuction {
  private readonly personOf: Int32Array;
  /** Edges by vacancy. */
  private readonly starts: Int32Array;
  private readonly edges: Int32Array;
  private readonly profits: Float64Array;

  constructor(
    private readonly problem: AssignmentProblem,
    private readonly scale: number,
    private readonly slots: VacancySlots,
    private readonly placed: Int32Array,
  ) {
    const { starts, vacancies, capacities } = problem;
    this.personOf = new Int32Array(vacancies.length);
    for (let person = 0; person < placed.length; person++) this.personOf.fill(person, starts[person]!, starts[person + 1]!);
    this.starts = new Int32Array(capacities.length + 1);
    for (const vacancy of vacancies) this.starts[vacancy + 1]!++;
    for (let vacancy = 0; vacancy < capacities.length; vacancy++) this.starts[vacancy + 1]! += this.starts[vacancy]!;
    const next = this.starts.slice();
    this.edges = new Int32Array(vacancies.length);
    for (let edge = 0; edge < vacancies.length; edge++) this.edges[next[vacancies[edge]!]!++] = edge;
    this.profits = new Float64Array(placed.length);
  }

  /** Nobody who is placed becomes unplaced. */
  run(epsilon: number): void {
    const { slots, placed } = this;
    for (let person = 0; person < placed.length; person++)
      this.profits[person] = placed[person] === NONE ? 0 : this.profitOf(placed[person]!);
    const waiting: number[] = [];
    for (let vacancy = 0; vacancy < slots.prices.length; vacancy++) if (this.mustFall(vacancy)) waiting.push(vacancy);
    for (let vacancy = waiting.pop(); vacancy !== undefined; vacancy = waiting.pop()) {
      if (this.mustFall(vacancy)) waiting.push(...this.lower(vacancy, epsilon));
    }
  }

  private mustFall(vacancy: number): boolean {
    return this.slots.prices[vacancy]! > 0 && this.slots.slotOf(vacancy, NONE) !== NONE;
  }

  /** Afterwards the vacancy is full or costs nothing. @returns the vacancies that people left for this one */
  private lower(vacancy: number, epsilon: number): readonly number[] {
    const { slots, placed } = this;
    const free = slots.freeSlots(vacancy);
    const offers = this.offersFor(vacancy, free + 1);
    const next = offers.most[free] ?? 0;
    slots.level(vacancy, Math.max(0, Math.min(slots.prices[vacancy]!, next - epsilon)));
    const left = offers.edges.slice(0, free).flatMap((edge) => this.move(edge));
    for (let slot = slots.starts[vacancy]!; slot < slots.starts[vacancy + 1]!; slot++) {
      const person = slots.holders[slot]!;
      if (person !== NONE) this.profits[person] = this.profitOf(placed[person]!);
    }
    return left;
  }

  private offersFor(vacancy: number, limit: number): HighestOffers {
    const offers = new HighestOffers(limit);
    for (let at = this.starts[vacancy]!; at < this.starts[vacancy + 1]!; at++) {
      const edge = this.edges[at]!;
      const person = this.personOf[edge]!;
      const most = this.problem.scores[edge]! * this.scale - this.profits[person]!;
      if (this.placed[person] !== edge) offers.take(edge, most);
    }
    return offers;
  }

  /** @returns the vacancy that the person left, if any */
  private move(edge: number): readonly number[] {
    const { slots, placed, problem } = this;
    const person = this.personOf[edge]!;
    const before = placed[person]!;
    const left = before === NONE ? [] : [problem.vacancies[before]!];
    for (const vacancy of left) slots.holders[slots.slotOf(vacancy, person)] = NONE;
    slots.holders[slots.slotOf(problem.vacancies[edge]!, NONE)] = person;
    placed[person] = edge;
    return left;
  }

  private profitOf(edge: number): number {
    return this.problem.scores[edge]! * this.scale - this.slots.prices[this.problem.vacancies[edge]!]!;
  }
}
