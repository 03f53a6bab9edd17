import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { now } from '../../platform/clock.js';
import { newId } from '../../platform/database/new-id.js';
import { asService } from '../../platform/database/reach.js';
import { BlindIndex } from '../../platform/encryption/blind-index.js';
import { CONFIRMATION_DAYS, type Confirmation } from '../domain/confirmation.js';
import type { DoneJob } from '../domain/done-job.js';
import { DraftEnded } from '../domain/draft.errors.js';
import type { Draft } from '../domain/draft.js';
import { ConfirmationsRepository } from '../storage/confirmations.repository.js';
import { DraftsRepository } from '../storage/drafts.repository.js';
import { hashOfConfirmationCode, hashOfToken, newCode } from './secret-words.js';

const DAY_MS = 86_400_000;

export interface AskedJob {
  readonly draft: Draft;
  readonly job: DoneJob;
  /** Undefined: nobody is asked. */
  readonly asked?: Confirmation;
}

/** The person's side: asks an employer about one job by a code, and takes it back. */
@Injectable()
export class AskEmployer {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly drafts: DraftsRepository,
    private readonly confirmations: ConfirmationsRepository,
    private readonly index: BlindIndex,
  ) {}

  /** @throws DraftEnded where there are no such answers, or no such job in them */
  of(token: string | undefined, job: string): Promise<AskedJob> {
    return this.held(token, job, async (found, tx) => {
      const asked = await this.confirmations.ofJob(tx, found.draft.id, job, now());
      return { ...found, ...(asked && { asked }) };
    });
  }

  /** A code of before no longer counts. @throws DraftEnded */
  ask(token: string | undefined, job: string, languages: readonly string[]): Promise<void> {
    return this.held(token, job, async ({ draft }, tx) => {
      const code = newCode();
      const expiresAt = new Date(now().getTime() + CONFIRMATION_DAYS * DAY_MS).toISOString();
      const asked = { id: newId(), draftId: draft.id, job, expiresAt, code, languages };
      await this.confirmations.ask(tx, asked, hashOfConfirmationCode(this.index, code));
    });
  }

  /** From here on the code opens nothing. @throws DraftEnded */
  withdraw(token: string | undefined, job: string): Promise<void> {
    return this.held(token, job, async ({ draft }, tx) => {
      await this.confirmations.withdraw(tx, draft.id, job);
    });
  }

  private held<T>(token: string | undefined, id: string, work: (found: AskedJob, tx: EntityManager) => Promise<T>): Promise<T> {
    return asService(() =>
      this.dataSource.transaction(async (tx) => {
        const draft = token ? await this.drafts.find('token_hash', hashOfToken(token), now(), tx) : undefined;
        const job = draft?.answers.jobs.find((one) => one.id === id);
        if (!draft || !job) throw new DraftEnded();
        return work({ draft, job }, tx);
      }),
    );
  }
}
