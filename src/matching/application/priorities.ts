/** A person who waits goes first (no number), then what moves everybody's lists, then what heals or repeats them, then what counts (lower goes first). */
export const FOLLOW = 10;
export const EVERYBODY = 20;
export const COUNT = 30;
