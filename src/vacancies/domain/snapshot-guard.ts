/** What a snapshot would do, and how well it was read. */
export interface SnapshotFacts {
  /** Open vacancies of the source before the snapshot. */
  readonly open: number;
  /** Those of them that the snapshot does not have. */
  readonly absent: number;
  readonly rows: number;
  readonly refused: number;
  /** Refused rows of which not even the reference could be read: each may be one of the absent. */
  readonly nameless: number;
  /** How many the sender has said may close. */
  readonly confirmed?: number;
}

/** Why nothing was closed, and what to do. */
export interface Held {
  readonly code: 'snapshot-not-read' | 'snapshot-closes-many';
  readonly detail: string;
}

/** A snapshot may close so many without being asked. */
export const FEW_ABSENT = 10;
/** And otherwise this share of what is open. */
export const MOST_ABSENT = 0.3;
/** With a larger share of refused rows the feed, and not the world, is likely to have changed. */
export const MOST_REFUSED = 0.1;

/** A feed that was cut off, or that mostly fails, must not close what still stands. Undefined: it may close what is absent. */
export function heldBack(facts: SnapshotFacts): Held | undefined {
  if (facts.absent === 0) return undefined;
  const { rows, refused, nameless, absent, open, confirmed } = facts;
  if (nameless > 0) return notRead(`${nameless} of its rows could not be read at all, and each may be one that seems absent`);
  if (refused > MOST_REFUSED * rows) return notRead(`${refused} of its ${rows} rows were refused`);
  const isMuch = absent > FEW_ABSENT && absent > MOST_ABSENT * open;
  if ((isMuch || rows === 0) && (confirmed ?? 0) < absent) return closesMany(absent, open);
  return undefined;
}

function notRead(why: string): Held {
  return {
    code: 'snapshot-not-read',
    detail: `Nothing was closed: ${why}. The rows that could be read were taken in. Mend the rows that the verdicts name, and send the snapshot again.`,
  };
}

function closesMany(absent: number, open: number): Held {
  return {
    code: 'snapshot-closes-many',
    detail: `Nothing was closed: ${absent} of ${open} open vacancies of this source are not in the snapshot. If it was cut off, send it whole. If they are gone, send it again with confirm=${absent}.`,
  };
}
