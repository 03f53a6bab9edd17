import type { DataKey } from '../../platform/encryption/data-key.js';
import { type DataKeys, type KeyRow, SubjectErased } from '../../platform/encryption/data-keys.js';
import { ProfileNotFound } from '../domain/profile.errors.js';

const FOREIGN_KEY = '23503';

/** The words stand in their columns only where a row was written before encryption and is not sealed yet. */
export type PaperRow<Item> = Item & KeyRow & { readonly sealed: Buffer | null };

/** Rows of one person, opened by their key. */
export async function openedPapers<Item extends { readonly id: string }>(
  keys: DataKeys,
  table: string,
  profileId: string,
  rows: readonly PaperRow<Item>[],
): Promise<Item[]> {
  const [first] = rows;
  const key = first && (await keys.toRead(profileId, first));
  return rows.flatMap((row) => openedRow(table, row, key));
}

/** @throws ProfileNotFound when the person is not there, or no more */
export async function orProfileNotFound<T>(profileId: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const isGone = error instanceof SubjectErased || (error as { code?: string }).code === FOREIGN_KEY;
    throw isGone ? new ProfileNotFound(profileId) : error;
  }
}

/** Sealed words go over the empty columns; without a key the row says nothing. */
function openedRow<Item extends { readonly id: string }>(
  table: string,
  { sealed, kek: _kek, wrapped: _wrapped, ...item }: PaperRow<Item>,
  key: DataKey | undefined,
): Item[] {
  const plain = item as unknown as Item;
  if (!sealed) return [plain];
  return key ? [{ ...plain, ...key.open<Partial<Item>>({ table, row: plain.id }, sealed) }] : [];
}
