import { PARTS, type Part } from '../domain/passport-content.js';

/** What a browser sends: text, and a list where several boxes are ticked. */
export type Sent = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What is wrong, and where. */
export interface Fault {
  readonly field: string;
  /** Key below `passport.wrong`. */
  readonly says: string;
}

export function wordIn(sent: Sent, name: string): string {
  const found = sent[name];
  return typeof found === 'string' ? found.trim() : '';
}

export function partsIn(sent: Sent): readonly Part[] {
  const ticked = [sent.parts ?? []].flat();
  return PARTS.filter((part) => ticked.includes(part));
}
