import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { type EscoFileName, escoFileOf, REQUIRED_FILES } from '../../domain/esco-file.js';
import { EscoFilesMissing } from '../../domain/taxonomy.errors.js';
import type { EscoSource } from './source-file.js';
import { zipSources } from './zip-source.js';

export interface EscoRelease {
  readonly files: readonly (EscoFileName & { readonly source: EscoSource })[];
  readonly passedOver: readonly string[];
  /** Bytes on disk of `files`. */
  readonly size: number;
}

/**
 * The files of a release in a directory (with sub-directories and zips) or in one zip.
 * Relations are the same in every language: one file of each name is read, the others are passed over.
 * @throws EscoFilesMissing @throws EscoFileUnreadable for a zip that is none
 */
export async function findRelease(place: string): Promise<EscoRelease> {
  const sources = await sourcesAt(path.resolve(place), place);
  const files: (EscoFileName & { readonly source: EscoSource })[] = [];
  const passedOver: string[] = [];
  for (const source of sources.sort((one, other) => (one.path < other.path ? -1 : 1))) {
    const name = escoFileOf(source.path);
    if (name && !files.some((known) => saysTheSame(known, name))) files.push({ ...name, source });
    else passedOver.push(source.path);
  }
  const missing = REQUIRED_FILES.filter((required) => !files.some(({ name }) => name === required.toLowerCase()));
  if (missing.length) throw new EscoFilesMissing(place, missing);
  const conceptsFirst = files.sort((one, other) => (one.content.holds < other.content.holds ? -1 : 1));
  return { files: conceptsFirst, passedOver, size: files.reduce((sum, { source }) => sum + source.size, 0) };
}

function saysTheSame(one: EscoFileName, other: EscoFileName): boolean {
  return one.name === other.name && (one.content.holds === 'relations' || one.language === other.language);
}

async function sourcesAt(absolute: string, place: string): Promise<EscoSource[]> {
  const found = await stat(absolute).catch(() => undefined);
  if (!found) throw new EscoFilesMissing(place, REQUIRED_FILES);
  if (found.isFile()) return fileSources(absolute, path.basename(absolute), found.size);
  const entries = await readdir(absolute, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const nested = await Promise.all(
    files.map(async (file) => fileSources(file, path.relative(absolute, file).split(path.sep).join('/'), (await stat(file)).size)),
  );
  return nested.flat();
}

async function fileSources(file: string, shown: string, size: number): Promise<EscoSource[]> {
  if (/\.zip$/i.test(file)) return zipSources(file, shown);
  if (!/\.csv(\.gz)?$/i.test(file)) return [];
  return [{ path: shown, size, open: async () => createReadStream(file) }];
}
