import type { IscoCode } from '../../../standards/index.js';
import type { Option } from '../form.js';
import { occupationNamed } from '../named.js';

/** Each by its title in the language; one that has none is marked as English. */
export function occupationOptions(groups: readonly IscoCode[], language: string): readonly Option[] {
  return groups.map((code) => ({ value: code, ...occupationNamed(code, language) }));
}
