import type { Candidate } from '../candidate.js';
import type { Opening } from '../opening.js';
import { gainsOf, type Rises } from './rises.js';
import { applyStep, type Step } from './step.js';

/**
 * How many scores a pair of steps raises. Where neither brings a level above the highest known, nothing is ever lowered and the pair raises what
 * either raises. Else a level can cost points that skills win back, and every step is weighed once more on the person after the one that brings it.
 */
export class RaisesOfPairs {
  private readonly bits: readonly Uint32Array[];
  private readonly isPlain: readonly boolean[];
  private readonly known = new Map<number, Int32Array>();

  constructor(
    private readonly matched: readonly Opening[],
    private readonly candidate: Candidate,
    private readonly steps: readonly Step[],
    private readonly rises: Rises,
  ) {
    this.bits = rises.raised.map((places) => bitsOf(places, matched.length));
    this.isPlain = steps.map((step) => !bringsLevelAbove(step, candidate));
  }

  /** Never less than `of`, and quickly found. */
  atMost(one: number, other: number): number {
    const { isPlain, rises } = this;
    if (!isPlain[one] || !isPlain[other]) return this.of(one, other);
    return (rises.raised[one]?.length ?? 0) + (rises.raised[other]?.length ?? 0);
  }

  of(one: number, other: number): number {
    if (!this.isPlain[one]) return this.after(one)[other] ?? 0;
    if (!this.isPlain[other]) return this.after(other)[one] ?? 0;
    return countOfEither(this.bits[one] as Uint32Array, this.bits[other] as Uint32Array);
  }

  private after(first: number): Int32Array {
    const raised = this.known.get(first) ?? this.weighAfter(first);
    this.known.set(first, raised);
    return raised;
  }

  private weighAfter(first: number): Int32Array {
    const alone = this.rises.raised[first]?.length ?? 0;
    const raised = new Int32Array(this.steps.length).fill(alone);
    const gainsBefore = gainsOf(this.candidate, [this.steps[first] as Step]);
    const gainsAfter = gainsOf(applyStep(this.steps[first] as Step, this.candidate), this.steps);
    for (const opening of this.matched) {
      const gained = gainsBefore(opening).get(0) ?? 0;
      for (const [second, more] of gainsAfter(opening)) raised[second]! += Number(gained + more > 0) - Number(gained > 0);
    }
    return raised;
  }
}

function bringsLevelAbove(step: Step, { level: { claimed, recognised } }: Candidate): boolean {
  if (!('level' in step) || step.kind === 'reach-language' || step.level === undefined) return false;
  return step.level > Math.max(claimed ?? -1, recognised?.level ?? -1);
}

function bitsOf(places: readonly number[], length: number): Uint32Array {
  const words = new Uint32Array((length + 31) >> 5);
  for (const at of places) words[at >> 5]! |= 1 << (at & 31);
  return words;
}

function countOfEither(one: Uint32Array, other: Uint32Array): number {
  let count = 0;
  for (let at = 0; at < one.length; at++) count += ones(one[at]! | other[at]!);
  return count;
}

/** Bits that are set in a word. */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
