import { Numbered } from '../index/numbered.js';

/** Answers that are kept; when there are more, all are forgotten and found again as they are asked. */
const MOST_KEPT = 4_096;

/**
 * One part of what people differ in: each distinct value is numbered once, a question about all values is answered once, and the answer
 * grows with them.
 */
export class Judged<T> {
  private readonly known: Numbered<T>;
  private readonly answers = new Map<string, Uint16Array>();

  constructor(nameOf: (value: T) => string) {
    this.known = new Numbered((value) => nameOf(value));
  }

  numberOf(value: T): number {
    return this.known.numberOf(value);
  }

  /**
   * @param question all that the answer depends on besides the values
   * @param judge answers for many values at once
   */
  answersTo(question: string, judge: (values: readonly T[]) => ArrayLike<number>): Uint16Array {
    const { values } = this.known;
    const before = this.answers.get(question) ?? new Uint16Array(0);
    if (before.length === values.length) return before;
    const all = new Uint16Array(values.length);
    all.set(before);
    all.set(judge(values.slice(before.length)), before.length);
    if (this.answers.size >= MOST_KEPT) this.answers.clear();
    this.answers.set(question, all);
    return all;
  }
}
