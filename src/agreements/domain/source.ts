/** Words in several languages; `en` is always there. */
export type Text = Readonly<Record<string, string>> & { readonly en: string };

/** Where a fact was read, and whether somebody has checked it against the authentic text. */
export interface Source {
  readonly title: string;
  readonly url?: string;
  /** e.g. 'Art 3(3)', 'M.Of. 567/10.06.2022' */
  readonly locator?: string;
  readonly verified: boolean;
  readonly note?: string;
}
