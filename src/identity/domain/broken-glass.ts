import type { CountryCode } from '../../standards/index.js';

export const GLASS_FINDINGS = ['in-order', 'to-be-followed-up'] as const;
export type GlassFinding = (typeof GLASS_FINDINGS)[number];

/** A caseworker read somebody whom they do not look after, and said why. */
export interface BrokenGlass {
  readonly id: string;
  readonly profileId: string;
  readonly country: CountryCode;
  readonly by: { readonly id: string; readonly name: string };
  /** What was read, as an action of the policy. */
  readonly action: string;
  readonly reason: string;
  readonly brokenAt: Date;
  /** Of a colleague who has looked at it since; null: nobody yet. */
  readonly finding: GlassFinding | null;
}
