import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { ErasePerson } from '../../personal-data/index.js';
import { InjectConfiguration } from '../../platform/configuration/configuration.module.js';
import type { Configuration } from '../../platform/configuration/settings.js';
import { Operations } from '../../platform/operations/operations.js';
import { ProfileNotFound, Profiles } from '../../profiles/index.js';
import { RecognitionHoldings } from '../../recognition/index.js';
import { type CountryCode, isSandbox, parseCountry } from '../../standards/index.js';
import { WithdrawVacancies } from '../../vacancies/index.js';
import { NotASandbox } from '../domain/sandbox.errors.js';
import { sandboxesOf } from '../domain/sandboxes.js';
import { EmptySandbox } from './empty-sandbox.js';
import { SeedSandbox } from './seed-sandbox.js';

const PAGE = 100;

/** Empties a sandbox and fills it again. Safe to run twice: it begins anew. */
@Injectable()
export class ResetSandbox {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @InjectConfiguration() private readonly configuration: Configuration,
    private readonly operations: Operations,
    private readonly profiles: Profiles,
    private readonly erasePerson: ErasePerson,
    private readonly withdraw: WithdrawVacancies,
    private readonly recognition: RecognitionHoldings,
    private readonly empty: EmptySandbox,
    private readonly seed: SeedSandbox,
  ) {}

  async execute(operationId: string): Promise<void> {
    const { input, status } = await this.operations.get(operationId);
    if (status !== 'waiting' && status !== 'running') return;
    const sandbox = this.required(parseCountry(input.country));
    const erased = await this.erasePeople(operationId, sandbox);
    const withdrawn = await this.withdraw.execute(sandbox);
    await this.removeCases(sandbox);
    const removed = await this.empty.execute(sandbox);
    const seeded = await this.seed.execute(sandbox);
    await this.operations.end(operationId, 'done', { sandbox, erased, withdrawn, removed, ...seeded });
  }

  /** Asked once more, by who does it: a real country is never emptied. @throws NotASandbox */
  private required(country: CountryCode): CountryCode {
    const sandboxes = sandboxesOf(this.configuration);
    if (!isSandbox(country) || !sandboxes.includes(country)) throw new NotASandbox(country, sandboxes);
    return country;
  }

  private async erasePeople(operationId: string, sandbox: CountryCode): Promise<number> {
    for (let erased = 0; ; ) {
      const page = await this.profiles.goingTo(sandbox, undefined, PAGE);
      for (const { id } of page) await this.erasePerson.execute(id).catch(unlessGone);
      erased += page.length;
      await this.operations.moveTo(operationId, erased);
      if (page.length < PAGE) return erased;
    }
  }

  private removeCases(sandbox: CountryCode): Promise<unknown> {
    return this.dataSource.transaction(async (tx) => {
      await tx.query(`SELECT set_config('passerelle.erasing', 'yes', true)`);
      await this.recognition.eraseCasesOf(tx, sandbox);
    });
  }
}

function unlessGone(error: unknown): void {
  if (!(error instanceof ProfileNotFound)) throw error;
}
