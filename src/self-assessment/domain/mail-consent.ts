/** An e-mail address that a person gave for one thing, and to which words they agreed. */
export interface MailConsent {
  readonly address: string;
  /** In which letters are written. */
  readonly language: string;
  /** Key of the wording; a changed wording gets a new one. */
  readonly wording: 'return-by-mail-1' | 'alerts-by-mail-1';
  readonly at: string;
}

/** Letters with links to one address within an hour, however many ask for them. */
export const MOST_LETTERS = 3;
/** So many answers of one address come with a link of their own: the latest. */
export const MOST_LINKS = 3;
/** A link that was pressed opens once more within this time: whoever presses twice has not lost it. Seconds. */
export const PRESSED_TWICE = 60;
/** Hours for which a link opens. */
export const LINK_HOURS = 24;
