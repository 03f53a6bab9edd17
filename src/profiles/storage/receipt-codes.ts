import { Injectable } from '@nestjs/common';
import { BlindIndex } from '../../platform/encryption/blind-index.js';
import { lettersOfCode, readableCode } from '../../platform/readable-code.js';

/** The code on a receipt: made of the person's id under the key of the index, so that it is printed again and never kept. */
@Injectable()
export class ReceiptCodes {
  constructor(private readonly index: BlindIndex) {}

  codeOf(profileId: string): string {
    return readableCode(Buffer.from(this.index.of('code of a receipt', profileId), 'base64url'));
  }

  /** Undefined: it is no code. */
  hashOf(typed: unknown): string | undefined {
    const letters = lettersOfCode(typed);
    return letters && this.index.of('receipt by its code', letters);
  }
}
