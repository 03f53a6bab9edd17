import { type IscoCode, iscoIncludes } from '../../standards/index.js';
import type { KnownFacts } from './known-facts.js';

/**
 * Groups whose practice needs a licence in most countries of the corridors (Directive 2005/36/EC Annex V sectoral professions and their like).
 * Not verified country by country: shown as a hint that an authority decides, and never as a refusal.
 */
export const REGULATED_GROUPS = [
  '2142',
  '2161',
  '2211',
  '2212',
  '2221',
  '2222',
  '2250',
  '2261',
  '2262',
  '2264',
  '2330',
  '2341',
  '3221',
  '3222',
  '3255',
] as readonly string[] as readonly IscoCode[];

export function isRegulated(occupation: IscoCode | undefined): boolean {
  return occupation !== undefined && REGULATED_GROUPS.some((group) => iscoIncludes(group, occupation));
}

/** A credential that prepares for the regulated occupation asked about: a vocational or tertiary award, not general schooling. */
export function isProfessionalCredential({ occupation, credential, iscedAttainment, iscedLevel }: KnownFacts): boolean {
  if (!isRegulated(occupation) || credential?.kind !== 'formal') return false;
  return credential.occupation === occupation || iscedAttainment?.[1] === '5' || (iscedLevel ?? 0) >= 4;
}
