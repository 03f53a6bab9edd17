import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Attempts } from '../../platform/availability/attempts.js';
import { now, today } from '../../platform/clock.js';
import { asService } from '../../platform/database/reach.js';
import { BlindIndex } from '../../platform/encryption/blind-index.js';
import { parseIsoDate } from '../../standards/index.js';
import { type ConfirmableFacts, type Confirmation, confirmableFacts, type GivenConfirmation, statementOf } from '../domain/confirmation.js';
import type { DoneJob } from '../domain/done-job.js';
import { TooManyCodes } from '../domain/draft.errors.js';
import type { Draft } from '../domain/draft.js';
import { ConfirmationsRepository } from '../storage/confirmations.repository.js';
import { DraftsRepository } from '../storage/drafts.repository.js';
import { hashOfConfirmationCode, readCode, WINDOW_MS, WRONG_CODES } from './secret-words.js';

export interface OpenedJob {
  readonly facts: ConfirmableFacts;
  /** Of what was shown: an answer is about that and nothing else. */
  readonly seen: string;
  /** ISO 8601 instant until which the answers are kept, as things stand. */
  readonly keptUntil: string;
}

/** The employer's side, by the code alone: one job and no more, answered once. */
@Injectable()
export class AnswerAsEmployer {
  private readonly wrong = new Attempts(WRONG_CODES, WINDOW_MS);

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly drafts: DraftsRepository,
    private readonly confirmations: ConfirmationsRepository,
    private readonly index: BlindIndex,
  ) {}

  /** Undefined: the code opens nothing (any more). @throws TooManyCodes */
  async open(typed: unknown, network: string): Promise<OpenedJob | undefined> {
    const opened = await this.within((tx) => this.found(typed, tx));
    if (!opened) return this.failed(network);
    return { facts: confirmableFacts(opened.job), seen: digestOf(opened.job), keptUntil: opened.draft.expiresAt };
  }

  /** The code is used up. The time of the answers is not prolonged. Undefined: the code opens nothing (any more). @param seen as it was opened @throws TooManyCodes */
  async answer(typed: unknown, network: string, seen: string, given: GivenConfirmation): Promise<'kept' | 'changed' | undefined> {
    const done = await this.within(async (tx) => {
      const opened = await this.found(typed, tx);
      if (!opened) return undefined;
      if (digestOf(opened.job) !== seen) return 'changed';
      await this.keep(opened, given, tx);
      return 'kept';
    });
    return done ?? this.failed(network);
  }

  private async keep({ draft, job }: Found, given: GivenConfirmation, tx: EntityManager): Promise<void> {
    const statement = statementOf(job, given, parseIsoDate(today()));
    const jobs = draft.answers.jobs.map((one) => (one.id === job.id ? { ...one, statement } : one));
    await this.drafts.keep(tx, { ...draft, answers: { ...draft.answers, jobs } });
    await this.confirmations.withdraw(tx, draft.id, job.id);
  }

  /** Holds the answers until `tx` ends, so that of two who answer at once the second finds the code used. */
  private async found(typed: unknown, tx: EntityManager): Promise<Found | undefined> {
    const code = readCode(typed);
    const asked = code ? await this.askedBy(code, tx) : undefined;
    const draft = asked ? await this.drafts.find('id', asked.draftId, now(), tx) : undefined;
    const job = draft?.answers.jobs.find(({ id }) => id === asked?.job);
    const isStillAsked = code && (await this.askedBy(code, tx));
    return draft && job && isStillAsked ? { draft, job } : undefined;
  }

  private askedBy(code: string, tx: EntityManager): Promise<Confirmation | undefined> {
    return this.confirmations.byCode(tx, hashOfConfirmationCode(this.index, code), now());
  }

  private failed(network: string): undefined {
    const wait = this.wrong.secondsLeft(network);
    this.wrong.failed(network);
    if (wait) throw new TooManyCodes(wait);
    return undefined;
  }

  private within<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return asService(() => this.dataSource.transaction(work));
  }
}

interface Found {
  readonly draft: Draft;
  readonly job: DoneJob;
}

function digestOf(job: DoneJob): string {
  return createHash('sha256')
    .update(JSON.stringify(confirmableFacts(job)))
    .digest('base64url');
}
