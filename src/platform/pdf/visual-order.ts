import bidiFactory from 'bidi-js';

export type Direction = 'ltr' | 'rtl';

/** Letters that stand beside one another on a line and run one way. */
export interface Run {
  /** In the order in which it is read. */
  readonly text: string;
  readonly direction: Direction;
}

const bidi = bidiFactory();
/** Isolates, embeddings and marks: they order other letters and have no shape. */
const CONTROLS = /[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/g;

const FROM_THE_RIGHT = /[\u0590-\u08FF\uFB1D-\uFEFF]/;

/** Where a text may be cut into lines, and how each line is seen from left to right. Source: Unicode Standard Annex 9, rules L1, L2 and L4. */
export class BidiText {
  private readonly levels: Uint8Array;

  constructor(
    readonly text: string,
    direction: Direction,
  ) {
    const isPlain = direction === 'ltr' && !FROM_THE_RIGHT.test(text);
    this.levels = isPlain ? new Uint8Array(text.length) : bidi.getEmbeddingLevels(text, direction).levels;
  }

  /** @param start of the line @param end just after it; spaces at its end are left away */
  line(start: number, end: number): readonly Run[] {
    const trimmed = start + this.text.slice(start, end).trimEnd().length;
    const runs = this.levelRuns(start, trimmed);
    const highest = Math.max(0, ...runs.map(({ level }) => level));
    let ordered = runs;
    for (let level = highest; level > 0; level--) ordered = reversedFrom(ordered, level);
    return ordered.map(({ text, level }) => ({ text, direction: level % 2 ? ('rtl' as const) : ('ltr' as const) }));
  }

  private levelRuns(start: number, end: number): readonly LevelRun[] {
    const runs: LevelRun[] = [];
    for (let at = start, from = start; at < end; at++) {
      const level = this.levels[at] as number;
      if (at + 1 < end && this.levels[at + 1] === level) continue;
      const text = shaped(this.text.slice(from, at + 1), level);
      if (text) runs.push({ text, level });
      from = at + 1;
    }
    return runs;
  }
}

interface LevelRun {
  readonly text: string;
  readonly level: number;
}

/** Brackets look the other way when they are read from the right. */
function shaped(text: string, level: number): string {
  const visible = text.replace(CONTROLS, '');
  return level % 2 ? [...visible].map((one) => bidi.getMirroredCharacter(one) ?? one).join('') : visible;
}

/** Every sequence of runs at this level or above it turned round. */
function reversedFrom(runs: readonly LevelRun[], level: number): readonly LevelRun[] {
  const turned: LevelRun[] = [];
  let sequence: LevelRun[] = [];
  for (const run of runs) {
    if (run.level >= level) sequence = [run, ...sequence];
    else {
      turned.push(...sequence, run);
      sequence = [];
    }
  }
  return [...turned, ...sequence];
}
