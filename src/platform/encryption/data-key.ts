import { decrypt, encrypt } from './sealed.js';

/** The cell where a sealed value lies: its ciphertext opens in no other. */
export interface Cell {
  readonly table: string;
  /** Its primary key; parts joined by '/'. */
  readonly row: string;
}

/** Seals and opens the JSON values of one subject. */
export class DataKey {
  constructor(private readonly key: Buffer) {}

  seal(cell: Cell, value: unknown): Buffer {
    return encrypt(this.key, Buffer.from(JSON.stringify(value)), contextOf(cell));
  }

  /** @throws SealedValueUnreadable */
  open<T>(cell: Cell, sealed: Buffer): T {
    return JSON.parse(decrypt(this.key, sealed, contextOf(cell)).toString('utf8')) as T;
  }
}

/** Every table keeps its words in one column, `sealed`. */
function contextOf({ table, row }: Cell): string {
  return JSON.stringify([table, 'sealed', row]);
}
