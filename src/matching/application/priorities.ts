/** A person who waits goes first (no number), then what moves everybody's lists, then a proposal for many, then what heals or repeats lists, then what counts (lower goes first). */
export const FOLLOW = 10;
export const ASSIGN = 15;
export const EVERYBODY = 20;
export const COUNT = 30;
