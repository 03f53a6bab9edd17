import type { Part, PassportContent } from './passport-content.js';

/** Whose it is: answers without an account, or a person who is registered. */
export type Owner = { readonly draft: string } | { readonly person: string };

export function ownerId(owner: Owner): string {
  return 'draft' in owner ? owner.draft : owner.person;
}

/** A passport as it was given out; it never changes, it is only taken back. */
export interface Passport {
  readonly id: string;
  readonly owner: Owner;
  readonly content: PassportContent;
  /** BCP 47; the first is the person's. */
  readonly languages: readonly string[];
  /** ISO 8601 instants. */
  readonly issuedAt: string;
  readonly expiresAt: string;
  readonly withdrawnAt: string | null;
  /** By which it is verified: 26 letters and digits, 130 bits. It stands on the paper. */
  readonly code: string;
  /** The signed European Learning Model document, letter by letter. */
  readonly document: string;
  /** 'sha-256:…' of the canonical document without its signature. */
  readonly digest: string;
}

/** What is sealed. */
export type PassportWords = Pick<Passport, 'content' | 'languages' | 'code' | 'document' | 'digest'>;

/** One reader may read some parts until a day. */
export interface Share {
  readonly id: string;
  readonly passportId: string;
  /** For whom the person made it, in their words. */
  readonly reader: string;
  readonly parts: readonly Part[];
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly withdrawnAt: string | null;
}
export type ShareWords = Pick<Share, 'reader' | 'parts'>;

/** Somebody opened a share, and said who they are. */
export interface Opening {
  readonly name: string;
  readonly at: string;
}

export const STANDINGS = ['valid', 'withdrawn', 'expired'] as const;
export type Standing = (typeof STANDINGS)[number];

export function standingOf({ withdrawnAt, expiresAt }: Pick<Passport | Share, 'withdrawnAt' | 'expiresAt'>, at: Date): Standing {
  if (withdrawnAt) return 'withdrawn';
  return new Date(expiresAt) <= at ? 'expired' : 'valid';
}
