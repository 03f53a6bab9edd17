/** What a column of a feed can mean. `occupationCode`: of the national list that the mapping names as its scheme. */
export const FEED_FIELDS: readonly string[] = [
  ...['source', 'reference', 'title', 'employer', 'description', 'region', 'latitude', 'longitude', 'occupation', 'occupationCode'],
  ...['occupationUri', 'essentialSkills', 'optionalSkills', 'languages', 'iscedLevel', 'recognitionRequired', 'regulated', 'contract'],
  ...['hoursPerWeek', 'remote', 'startsOn', 'expiresOn', 'openings', 'status', 'payMin', 'payMax', 'payCurrency', 'payPer'],
];
export type FeedField =
  | ('source' | 'reference' | 'title' | 'employer' | 'description' | 'region' | 'latitude' | 'longitude' | 'occupation' | 'occupationCode')
  | ('occupationUri' | 'essentialSkills' | 'optionalSkills' | 'languages' | 'iscedLevel' | 'recognitionRequired' | 'regulated' | 'contract')
  | ('hoursPerWeek' | 'remote' | 'startsOn' | 'expiresOn' | 'openings' | 'status' | 'payMin' | 'payMax' | 'payCurrency' | 'payPer');

/** How the feed of one source is read: saved once, used by every import from then on. */
export interface FeedMapping {
  /** Name of a column → what it means; `null`: it is read as nothing, and that is known. */
  readonly columns: Readonly<Record<string, FeedField | null>>;
  /** What holds where a row says nothing, written as a cell would be. */
  readonly defaults: Readonly<Partial<Record<FeedField, string>>>;
  /** A field → its words in this feed → what they mean, such as contract → { "unbefristet": "permanent" }. */
  readonly values: Readonly<Partial<Record<FeedField, Readonly<Record<string, string>>>>>;
  /** Of code mappings: occupations that are given in codes of this national list. */
  readonly scheme?: string;
  readonly charset?: string;
  readonly delimiter?: string;
}

export function isFeedField(value: unknown): value is FeedField {
  return FEED_FIELDS.includes(value as string);
}
