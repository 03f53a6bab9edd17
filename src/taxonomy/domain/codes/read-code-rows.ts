import { type IscoCode, type OccupationUri, parseIscoGroup, parseOccupationUri } from '../../../standards/index.js';
import { UnfitCodeMapping } from './code-mapping.errors.js';
import type { CodeMapping, CodeTarget } from './code-mapping.js';

/** One row as it was sent: CSV gives text, JSON may. Several rows of one code give it several targets. */
export interface CodeRow {
  readonly code?: unknown;
  readonly title?: unknown;
  readonly isco?: unknown;
  /** Of ESCO, such as 3240.2: its first four digits are the group of ISCO. */
  readonly escoCode?: unknown;
  readonly occupationUri?: unknown;
  readonly replacedBy?: unknown;
}
type Read = { readonly code: string; readonly title?: string; readonly target?: CodeTarget; readonly replacedBy: readonly string[] };

const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '');

/** @throws UnfitCodeMapping naming every row that does not fit */
export function readCodeRows(rows: readonly CodeRow[]): readonly CodeMapping[] {
  const faults: string[] = [];
  const byCode = new Map<string, Read[]>();
  for (const [at, row] of rows.entries()) {
    try {
      const read = readRow(row);
      byCode.set(read.code, [...(byCode.get(read.code) ?? []), read]);
    } catch (error) {
      faults.push(`Row ${at + 1}: ${(error as Error).message}`);
    }
  }
  const mappings = [...byCode.values()].map(joined);
  const all = [...faults, ...chainFaults(mappings), ...(rows.length ? [] : ['There is no row.'])];
  if (all.length) throw new UnfitCodeMapping(all);
  return mappings;
}

function readRow(row: CodeRow): Read {
  const [code, title] = [text(row.code), text(row.title)];
  if (!code || code.length > 30) throw new Error('code is missing, or longer than 30 characters.');
  const replacedBy = (Array.isArray(row.replacedBy) ? row.replacedBy.map(text) : text(row.replacedBy).split(/[|;,\s]+/)).filter(Boolean);
  const target = targetOf(text(row.isco) || (/^(\d{4})(?:\.\d+)+$/.exec(text(row.escoCode))?.[1] ?? ''), text(row.occupationUri));
  if (!target && !replacedBy.length) throw new Error(`"${code}" means nothing: give isco, or replacedBy.`);
  return { code, replacedBy, ...(title && { title: title.slice(0, 300) }), ...(target && { target }) };
}

function targetOf(isco: string, uri: string): CodeTarget | undefined {
  if (!isco && !uri) return undefined;
  if (!isco) throw new Error('occupationUri alone does not say the group; give isco as well.');
  const occupationUri: OccupationUri | undefined = uri ? parseOccupationUri(uri) : undefined;
  const group: IscoCode = parseIscoGroup(isco);
  return { isco: group, ...(occupationUri && { occupationUri }) };
}

function joined(rows: readonly Read[]): CodeMapping {
  const targets = new Map(rows.flatMap(({ target }) => (target ? [[JSON.stringify(target), target] as const] : [])));
  const title = rows.find((row) => row.title)?.title;
  return {
    code: (rows[0] as Read).code,
    targets: [...targets.values()],
    replacedBy: [...new Set(rows.flatMap(({ replacedBy }) => replacedBy))],
    ...(title && { title }),
  };
}

/** What is in the place of a code must be there, and must not lead back to it. */
function chainFaults(mappings: readonly CodeMapping[]): readonly string[] {
  const byCode = new Map(mappings.map((one) => [one.code, one]));
  return mappings.flatMap(({ code, replacedBy }) => {
    const missing = replacedBy
      .filter((next) => !byCode.has(next))
      .map((next) => `"${code}" is replaced by "${next}", which is not in the list.`);
    return leadsBack(code, byCode) ? [...missing, `"${code}" is replaced by codes that lead back to it.`] : missing;
  });
}

function leadsBack(code: string, byCode: ReadonlyMap<string, CodeMapping>): boolean {
  const seen = new Set<string>();
  const open = [...(byCode.get(code)?.replacedBy ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === code) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(byCode.get(next)?.replacedBy ?? []));
  }
  return false;
}
