import { fold } from '../../taxonomy/index.js';

/** How a name is compared: small letters without diacritics, its words in the order of the alphabet. Undefined: it has no letter. */
export function comparableName(name: string): string | undefined {
  const words = fold(name).split(/[^\p{L}\p{N}]+/u);
  return words.filter(Boolean).toSorted().join(' ') || undefined;
}
