import fs from 'node:fs/promises';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { InjectConfiguration } from '../../platform/configuration/configuration.module.js';
import type { Configuration } from '../../platform/configuration/settings.js';
import type { ErasureReceipt } from '../domain/erasure-receipt.js';

/** Every receipt again, a line each, in a file outside the database: what a restored backup does not know of, this does. */
@Injectable()
export class ErasureLedger {
  private readonly file: string;

  constructor(@InjectConfiguration() { erasureLedger, dataDirectory }: Configuration) {
    this.file = erasureLedger || path.join(dataDirectory, 'erasures.ndjson');
  }

  /** On the disk when it returns. Several processes may append to one file: a line is one write. */
  async append(receipt: ErasureReceipt): Promise<void> {
    await fs.mkdir(path.dirname(this.file), { recursive: true });
    const handle = await fs.open(this.file, 'a', 0o600);
    try {
      await handle.write(`${JSON.stringify(receipt)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  /** A line that a crash has cut short is passed over: its erasure was not answered. */
  async receipts(): Promise<ErasureReceipt[]> {
    const text = await fs.readFile(this.file, 'utf8').catch(whenThereIsNone);
    return text.split('\n').flatMap((line) => parsed(line));
  }
}

function whenThereIsNone(error: { code?: string }): string {
  if (error.code !== 'ENOENT') throw error;
  return '';
}

function parsed(line: string): ErasureReceipt[] {
  try {
    return [JSON.parse(line) as ErasureReceipt];
  } catch {
    return [];
  }
}
