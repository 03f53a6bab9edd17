import type { CodeMapping } from './code-mapping.js';

/** What another version says of one code. */
export interface CodeChange {
  readonly code: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly before?: CodeMapping;
  readonly after?: CodeMapping;
}

/** In the order of codes; what reads the same in both is left out. */
export function differenceOf(before: readonly CodeMapping[], after: readonly CodeMapping[]): readonly CodeChange[] {
  const [old, now] = [byCode(before), byCode(after)];
  const codes = [...new Set([...old.keys(), ...now.keys()])].toSorted();
  return codes.flatMap((code): CodeChange[] => {
    const [was, is] = [old.get(code), now.get(code)];
    if (was && is) return readsTheSame(was, is) ? [] : [{ code, change: 'changed', before: was, after: is }];
    return was ? [{ code, change: 'removed', before: was }] : is ? [{ code, change: 'added', after: is }] : [];
  });
}

function byCode(mappings: readonly CodeMapping[]): ReadonlyMap<string, CodeMapping> {
  return new Map(mappings.map((one) => [one.code, one]));
}

/** The order of targets says nothing. */
function readsTheSame(one: CodeMapping, other: CodeMapping): boolean {
  return wordsOf(one) === wordsOf(other);
}

function wordsOf({ title = '', targets, replacedBy }: CodeMapping): string {
  return JSON.stringify([
    title,
    targets.map(({ isco, occupationUri = '' }) => `${isco} ${occupationUri}`).toSorted(),
    replacedBy.toSorted(),
  ]);
}
