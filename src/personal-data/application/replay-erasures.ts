import { Injectable, Logger } from '@nestjs/common';
import { DataKeys } from '../../platform/encryption/data-keys.js';
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

  /** Before anybody is served: erasures that the database has forgotten are those of after its backup. @returns people erased again */
  async ofLedger(): Promise<number> {
    return (await this.erasures.keep(await this.ledger.receipts())) ? this.execute() : 0;
  }

  /** Looks at everybody's id. @returns people erased again */
  async execute(): Promise<number> {
    const erased = await this.erasures.subjects();
    if (!erased.size) return 0;
    let again = 0;
    let page: string[] = ['00000000-0000-0000-0000-000000000000'];
    do {
      page = await this.erasures.present(page.at(-1) as string, PAGE);
      const back = page.filter((id) => erased.has(this.keys.rememberedAs(id)));
      for (const id of back) await this.erase.again(id);
      again += back.length;
    } while (page.length === PAGE);
    if (again) this.log.warn(`${again} people who had been erased were back and are erased again`);
    return again;
  }
}
