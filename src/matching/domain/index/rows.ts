import type { Arena, Numbers } from './arena.js';

/** Rows begin small and grow by half. */
const FIRST_LENGTH = 64;

/**
 * Answers to one question for every value of a vocabulary, by the value's number, kept under a key: people who are alike in what the question looks at
 * share the row. A row grows with the vocabulary. Beyond `mostBytes` all are given back and found again as they are asked.
 */
export class Rows<A extends Numbers> {
  private readonly rows = new Map<string, { numbers: A; known: number }>();
  bytes = 0;

  constructor(
    private readonly arena: Arena,
    private readonly make: (length: number) => A,
    private readonly mostBytes: number,
  ) {}

  /** @param answer writes what is asked at `from` until before `to` @returns at least `length` answers, zeros beyond, room for whole vectors */
  of(key: string, length: number, answer: (row: A, from: number, to: number) => void): A {
    let row = this.rows.get(key);
    if (!row) {
      row = { numbers: this.make(0), known: 0 };
      this.rows.set(key, row);
    }
    if (row.known < length) {
      if (row.numbers.length < length) this.grow(row, length);
      answer(row.numbers, row.known, length);
      row.known = length;
    }
    return row.numbers;
  }

  /** To be asked between two pieces of work: nobody may still read a row. */
  forgetWhenFull(): void {
    if (this.bytes > this.mostBytes) this.forget();
  }

  forget(): void {
    for (const { numbers } of this.rows.values()) this.arena.free(numbers);
    this.rows.clear();
    this.bytes = 0;
  }

  private grow(row: { numbers: A }, length: number): void {
    const before = row.numbers;
    row.numbers = this.make(16 * Math.ceil(Math.max(FIRST_LENGTH, length, 1.5 * before.length) / 16));
    row.numbers.set(before as ArrayLike<number>);
    this.arena.free(before);
    this.bytes += row.numbers.byteLength - before.byteLength;
  }
}
