import { Injectable, Logger } from '@nestjs/common';
import { DataKeys } from '../../platform/encryption/data-keys.js';
import type { ErasureReceipt } from '../domain/erasure-receipt.js';
import { ErasureLedger } from '../storage/erasure-ledger.js';
import { ErasuresRepository } from '../storage/erasures.repository.js';
import { ErasePerson } from './erase-person.js';

const PAGE = 5_000;

/** Whoever was erased and is back, from a backup of the whole or of a part, is erased again. */
@Injectable()
export class ReplayErasures {
  private readonly log = new Logger(ReplayErasures.name);

  constructor(
    private readonly ledger: ErasureLedger,
    private readonly erasures: ErasuresRepository,
    private readonly keys: DataKeys,
    private readonly erase: ErasePerson,
  ) {}

  /**
   * Before anybody is served: erasures that the database has forgotten are those of after its backup. Each is known again with its person's rows gone,
   * so that a start that is killed leaves the rest to the next. @returns people erased again
   */
  async ofLedger(): Promise<number> {
    const forgotten = await this.erasures.unknown(await this.ledger.receipts());
    if (!forgotten.length) return 0;
    const known = [...(await this.erasures.subjects())].map((subject) => [subject, undefined] as const);
    const again = await this.eraseThose(new Map([...known, ...forgotten.map((receipt) => [receipt.subject, receipt] as const)]));
    await this.erasures.keep(forgotten);
    return again;
  }

  /** Looks at everybody's id. @returns people erased again */
  async execute(): Promise<number> {
    const erased = await this.erasures.subjects();
    return erased.size ? this.eraseThose(new Map([...erased].map((subject) => [subject, undefined]))) : 0;
  }

  /** @param subjects as they are remembered, each with its receipt where the database does not know it */
  private async eraseThose(subjects: ReadonlyMap<string, ErasureReceipt | undefined>): Promise<number> {
    let again = 0;
    let page: string[] = ['00000000-0000-0000-0000-000000000000'];
    do {
      page = await this.erasures.present(page.at(-1) as string, PAGE);
      const back = page.map((id) => [id, this.keys.rememberedAs(id)] as const).filter(([, subject]) => subjects.has(subject));
      for (const [id, subject] of back) await this.erase.again(id, subjects.get(subject));
      again += back.length;
    } while (page.length === PAGE);
    if (again) this.log.warn(`${again} people who had been erased were back and are erased again`);
    return again;
  }
}
