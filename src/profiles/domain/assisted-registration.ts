import type { WordingLanguage } from './consent-wordings.js';

export const WAYS_HEARD_AT_REGISTRATION = ['on-paper', 'in-person', 'by-telephone'] as const;
export type HeardAtRegistration = (typeof WAYS_HEARD_AT_REGISTRATION)[number];

/** Who wrote a person down, and how the person was heard and in which language. */
export interface AssistedRegistration {
  readonly by: { readonly id: string; readonly name: string };
  /** `on-paper`: they signed the printed form. */
  readonly heard: HeardAtRegistration;
  readonly language: WordingLanguage;
  readonly at: Date;
}
