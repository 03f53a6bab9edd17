/** How a letter was taken. `nobody`: there is no server to hand it to; `later`, `never`: the server said so, or was not there; `unsure`: the line broke after the words had left. */
export interface Taken {
  readonly by: 'server' | 'nobody' | 'later' | 'never' | 'unsure';
  /** RFC 5321, 4.2.1. */
  readonly replyCode: number | null;
}
