import { createHash } from 'node:crypto';
import { interval } from '../coding/figures.js';
import type { CodedOccupation } from '../coding/occupation-coder.js';
import type { AnnotatedRow } from '../storage/annotated-rows.js';

interface Read {
  readonly first: CodedOccupation | undefined;
  readonly row: AnnotatedRow;
}
type Takes = (first: CodedOccupation) => boolean;

const ALIKE = 0.8;
const WAYS: Readonly<Record<string, Takes>> = {
  [`${ALIKE} alike`]: ({ label, confidence }) => label !== undefined && confidence >= ALIKE,
  'called so': ({ unclear }) => !unclear,
};

/**
 * Of the titles that are taken without anybody looking: how many, and how many of them rightly; beside those that a share of common words would take.
 * In two halves by a digest of the title, so that one title is in one: the rule was chosen on the first.
 */
export function* takenLines(rows: readonly AnnotatedRow[], code: (row: AnnotatedRow) => CodedOccupation | undefined): Generator<string> {
  for (const half of [0, 1]) {
    const read = rows.filter((row) => halfOf(row) === half).map((row): Read => ({ row, first: code(row) }));
    if (!read.length) continue;
    yield `  taken, ${half ? 'second' : 'first'} half (${read.length} rows)`;
    for (const [way, takes] of Object.entries(WAYS)) yield `    ${way.padEnd(13)} ${figuresOf(read, takes)}`;
  }
}

function figuresOf(read: readonly Read[], takes: Takes): string {
  const isTaken = ({ first }: Read) => first !== undefined && takes(first);
  const isRight = ({ first, row }: Read) => first?.uri === row.esco_uri;
  const inGroup = ({ first, row }: Read) => first?.isco === row.isco08;
  const share = (of: (one: Read) => boolean) => (some: readonly Read[]) => {
    const taken = some.filter(isTaken);
    return taken.length ? taken.filter(of).length / taken.length : 0;
  };
  const covered = (some: readonly Read[]) => some.filter(isTaken).length / (some.length || 1);
  const taken = read.filter(isTaken);
  const wrong = taken.filter((one) => !isRight(one)).length;
  const figures = { coverage: covered, right: share(isRight), 'ISCO-4': share(inGroup) };
  const said = Object.entries(figures).map(([name, figure]) => `${name} ${withInterval(read, figure)}`);
  return `${said.join('  ')}  wrong ${wrong} of ${taken.length}`;
}

function withInterval(read: readonly Read[], figure: (some: readonly Read[]) => number): string {
  const [low, high] = interval(read, figure);
  return `${figure(read).toFixed(3)} [${low.toFixed(3)}–${high.toFixed(3)}]`;
}

function halfOf({ title = '' }: AnnotatedRow): number {
  return createHash('sha256').update(title.trim().toLowerCase()).digest().readUInt32BE(0) % 2;
}
