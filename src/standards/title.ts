/** A title, and the language that it is written in. */
export interface Title {
  readonly text: string;
  readonly language: string;
}
