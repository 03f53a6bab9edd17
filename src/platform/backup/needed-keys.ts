import type { ClientBase } from 'pg';
import type { BlindIndex } from '../encryption/blind-index.js';
import type { KeyService } from '../encryption/key-service.js';
import { KeyEncryptionKeyMissing } from '../encryption/key-service.js';
import { SealedValueUnreadable } from '../encryption/sealed.js';
import { KeysDoNotOpen } from './backup.errors.js';
import type { Manifest, NeededKey } from './manifest.js';

/** None in releases before there was encryption. */
export async function neededKeys(db: ClientBase): Promise<NeededKey[]> {
  const { rows: known } = await db.query(`SELECT FROM pg_class WHERE oid = to_regclass('platform.data_key')`);
  if (!known.length) return [];
  const { rows } = await db.query<{ kek: string; n: number; subject: string; wrapped: string }>(`
    SELECT kek, n, subject_id AS subject, encode(wrapped, 'base64') AS wrapped FROM (SELECT kek, count(*)::int AS n FROM platform.data_key GROUP BY kek) AS used
    CROSS JOIN LATERAL (SELECT subject_id, wrapped FROM platform.data_key WHERE data_key.kek = used.kek LIMIT 1) AS sample ORDER BY kek`);
  return rows.map(({ kek, n, subject, wrapped }) => ({ kek, dataKeys: n, sample: { subject, wrapped } }));
}

/** The keys at hand open what each needed key has wrapped. Before anything is written. @throws KeysDoNotOpen */
export async function refuseKeysThatDoNotOpen(needed: readonly NeededKey[], service: KeyService): Promise<void> {
  for (const { kek, dataKeys, sample } of needed) {
    try {
      await service.unwrap({ kek, wrapped: Buffer.from(sample.wrapped, 'base64') }, sample.subject);
    } catch (error) {
      if (!(error instanceof KeyEncryptionKeyMissing || error instanceof SealedValueUnreadable)) throw error;
      throw new KeysDoNotOpen(
        `The keys at hand do not open this archive: ${dataKeys} data keys are wrapped by "${kek}", which is not on the ring or is another key. ` +
          'Keys are never in a backup: set DATA_KEYS (or DATA_KEYS_FILE) to the ring of then.',
      );
    }
  }
}

export function proofOfIndexKey(index: BlindIndex): string {
  return index.of('backup', 'index key');
}

/** @throws KeysDoNotOpen */
export function refuseOtherIndexKey({ indexKeyProof, tables }: Manifest, index: BlindIndex): void {
  const remembersErasures = tables.some(({ name }) => name === 'platform.erasure');
  if (!remembersErasures || indexKeyProof === proofOfIndexKey(index)) return;
  throw new KeysDoNotOpen(
    'INDEX_KEY is not that of this archive, and by another the erased are not recognised. Set INDEX_KEY to the one of then; it is never in a backup.',
  );
}
