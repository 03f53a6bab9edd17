/** What a person may let a recipient see; nothing else ever leaves. */
export const RELEASE_FIELDS = [
  'name',
  'contact',
  'qualifications',
  'experience',
  'skills',
  'languages',
  'licences',
  'recognition',
] as const;
export type ReleaseField = (typeof RELEASE_FIELDS)[number];
