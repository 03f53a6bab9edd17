import type { NotTaken } from '../../taxonomy/index.js';

/** A title by which a row was refused, since it does not say which work it is. */
export interface UnclearTitle {
  readonly title: string;
  /** As the row names it. */
  readonly employer?: string;
  /** What the row says beside it. */
  readonly text?: string;
  readonly why: NotTaken;
}

/** One that waits for somebody of the source to say what it means. */
export interface UnclearWording extends UnclearTitle {
  readonly id: string;
  readonly source: string;
  readonly seenAt: Date;
}

export class UnclearWordingNotFound extends Error {
  readonly code = 'unclear-wording-not-found';
  constructor(readonly id: string) {
    super(`No unclear title ${id} waits. Somebody may have said what it means meanwhile.`);
  }
}
