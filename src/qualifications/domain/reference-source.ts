/** Where it was read, and whether somebody has compared it. */
export interface ReferenceSource {
  readonly title: string;
  readonly url?: string;
  readonly verified: boolean;
  readonly note?: string;
}
