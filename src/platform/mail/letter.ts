import type { MailAddress } from './mail-address.js';

/**
 * `kept`: there is no way to send it, and it can be read here; `unsure`: the process died, or the line broke, while it was handed over, and it is not
 * sent again; `given-up`: the other side does not want it, or nobody answered for days.
 */
export const LETTER_STATES = ['waiting', 'sending', 'sent', 'kept', 'unsure', 'given-up'] as const;
export type LetterState = (typeof LETTER_STATES)[number];

/** What is sealed. Plain text, in the language of whoever reads it. */
export interface Words {
  readonly to: MailAddress;
  readonly title: string;
  readonly text: string;
  /** Whole address where one press, or one POST of a mail program, ends letters of this kind. Source: RFC 8058. */
  readonly stopAt?: string;
}

export interface Letter extends Words {
  /** For what it is; whatever is posted under the same key is sent once. No words of people. */
  readonly key: string;
  /** Whom it is about: with their key it is sealed, and with them it goes. */
  readonly subject: string;
}

export interface KeptLetter {
  readonly id: string;
  readonly state: LetterState;
  readonly attempts: number;
  /** What the server of the other side answered last (RFC 5321). */
  readonly replyCode: number | null;
  readonly postedAt: Date;
  readonly endedAt: Date | null;
  /** Undefined: it was sent, and its words are not kept. */
  readonly words: Words | undefined;
}
