import type { CodeMapping, CodeTarget } from './code-mapping.js';

/** What a code means, and by which way; or why it means nothing certain, with what it may mean. */
export type ResolvedCode = { readonly target: CodeTarget; readonly because: string } | { readonly fault: string };
export type CodeList = ReadonlyMap<string, CodeMapping>;

const SUGGESTED = 3;

/** Follows what replaces a code, and takes what all its targets share. */
export function resolveCode(list: CodeList, name: string, given: string): ResolvedCode {
  const code = given.trim();
  const found = list.get(code) ?? list.get(code.replace(/[\s.-]/g, ''));
  if (!found) return { fault: `Code "${code.slice(0, 30)}" is not in ${name}.${suggestions(list, code)}` };
  const ends = endsOf(list, found);
  const way = ends[0] && ends[0] !== found ? ` (replaced by ${ends.map((end) => end.code).join(', ')})` : '';
  const target = sharedBy(ends.flatMap(({ targets }) => targets));
  if (target) return { target, because: `code ${found.code}${way} of ${name} read as ISCO ${target.isco}` };
  const meant = [...new Set(ends.flatMap(({ targets }) => targets.map(({ isco }) => isco)))];
  return {
    fault: `Code "${found.code}"${way} of ${name} means ${meant.length ? `${meant.join(' and ')}: write the one that is right` : 'nothing that is mapped'}.`,
  };
}

/** The codes in whose place nothing else is. */
function endsOf(list: CodeList, from: CodeMapping): readonly CodeMapping[] {
  const ends = new Set<CodeMapping>();
  const open = [from];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.replacedBy.length) open.push(...next.replacedBy.flatMap((code) => list.get(code) ?? []));
    else ends.add(next);
  }
  return [...ends];
}

/** One target, or else the one group of ISCO in which all of them lie. */
function sharedBy(targets: readonly CodeTarget[]): CodeTarget | undefined {
  const [first, ...others] = targets;
  if (!first || others.every(({ isco, occupationUri }) => isco === first.isco && occupationUri === first.occupationUri)) return first;
  return others.every(({ isco }) => isco === first.isco) ? { isco: first.isco } : undefined;
}

/** The codes that begin most alike. */
function suggestions(list: CodeList, code: string): string {
  for (let length = Math.min(code.length, 30) - 1; length > 1; length--) {
    const near = [...list.values()].filter((one) => one.code.startsWith(code.slice(0, length))).slice(0, SUGGESTED);
    if (near.length) return ` Near it: ${near.map((one) => `${one.code}${one.title ? ` "${one.title}"` : ''}`).join(', ')}.`;
  }
  return '';
}
