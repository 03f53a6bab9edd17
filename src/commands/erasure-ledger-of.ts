import type { ClientBase } from 'pg';
import { ErasureLedger } from '../personal-data/index.js';
import type { Configuration } from '../platform/configuration/settings.js';

export class OtherLedger extends Error {
  readonly code = 'other-erasure-ledger';
  constructor(missing: number) {
    super(
      `The erasure ledger at hand does not know ${missing} erasures of this archive: it is not the ledger of this installation, or it is not whole. Without it people ` +
        'who were erased would come back. Nothing was restored. Name the ledger by ERASURE_LEDGER; when it is gone for good, add --ledger-lost.',
    );
  }
}

/** A ledger that goes with the archive knows every erasure that the archive knows, and those after it. @throws OtherLedger */
export async function refuseOtherLedger(db: ClientBase, configuration: Configuration): Promise<void> {
  if (!(await db.query(`SELECT FROM pg_class WHERE oid = to_regclass('platform.erasure')`)).rowCount) return;
  const known = (await new ErasureLedger(configuration).receipts()).map(({ id }) => id);
  const { rows } = await db.query<{ n: number }>(`SELECT count(*)::int AS n FROM platform.erasure WHERE id <> ALL($1)`, [known]);
  const missing = rows[0]?.n ?? 0;
  if (missing) throw new OtherLedger(missing);
}
