import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Attempts } from '../../platform/availability/attempts.js';
import { now } from '../../platform/clock.js';
import { newId } from '../../platform/database/new-id.js';
import { asService } from '../../platform/database/reach.js';
import { BlindIndex } from '../../platform/encryption/blind-index.js';
import { type Answers, NOTHING_SAID } from '../domain/answers.js';
import { DraftEnded, TooManyCodes } from '../domain/draft.errors.js';
import type { Draft, KeepDays, KeepingConsent } from '../domain/draft.js';
import { DraftsRepository } from '../storage/drafts.repository.js';
import { hashOfToken, newCode, newToken, readCode, WINDOW_MS, WRONG_CODES } from './secret-words.js';

const DAY_MS = 86_400_000;

/** What people without an account have said, for as long as they let it be kept. Nobody else has a way to it. */
@Injectable()
export class Drafts {
  private readonly wrong = new Attempts(WRONG_CODES, WINDOW_MS);

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly repository: DraftsRepository,
    private readonly index: BlindIndex,
  ) {}

  /** Undefined: none, or its time is over. */
  find(token: string | undefined): Promise<Draft | undefined> {
    return token ? asService(() => this.repository.find('token_hash', hashOfToken(token), now())) : Promise.resolve(undefined);
  }

  /** @returns the token by which it is found from now on */
  async begin(keepDays: KeepDays, language: string): Promise<string> {
    const token = newToken();
    const consent: KeepingConsent = { keepDays, wording: 'keep-answers-1', language, at: now().toISOString() };
    const draft: Draft = { id: newId(), answers: NOTHING_SAID, consent, expiresAt: endOf(keepDays), hasCode: false };
    await this.within((tx) => this.repository.add(tx, draft, hashOfToken(token)));
    return token;
  }

  /** Each change begins the time anew. @throws DraftEnded */
  change(token: string | undefined, change: (draft: Draft) => Partial<Pick<Draft, 'answers' | 'seen' | 'seenBefore'>>): Promise<Draft> {
    return this.held(token, async (draft, tx) => {
      const changed = { ...draft, ...change(draft), expiresAt: endOf(draft.consent.keepDays) };
      await this.repository.keep(tx, changed);
      return changed;
    });
  }

  async answer(token: string | undefined, change: (answers: Answers) => Answers): Promise<Draft> {
    return this.change(token, ({ answers }) => ({ answers: change(answers) }));
  }

  /** A code to come back with, told this once; one given before no longer counts. @throws DraftEnded */
  giveCode(token: string | undefined): Promise<string> {
    return this.held(token, async ({ id }, tx) => {
      const code = newCode();
      await this.repository.rename(tx, id, 'code_hash', this.hashOfCode(readCode(code) as string));
      return code;
    });
  }

  /** @returns a token of this browser's own; the one before no longer counts. Undefined: no such code. @throws TooManyCodes */
  async comeBack(typed: unknown, network: string): Promise<string | undefined> {
    const code = readCode(typed);
    const token = newToken();
    const isFound = await this.within(async (tx) => {
      const found = code && (await this.repository.find('code_hash', this.hashOfCode(code), now(), tx));
      if (found) await this.repository.rename(tx, found.id, 'token_hash', hashOfToken(token));
      return Boolean(found);
    });
    if (isFound) return token;
    const wait = this.wrong.secondsLeft(network);
    this.wrong.failed(network);
    if (wait) throw new TooManyCodes(wait);
    return undefined;
  }

  /** Nothing is left of it; erasing what is gone is done too. */
  async erase(token: string | undefined): Promise<void> {
    await this.held(token, ({ id }, tx) => this.repository.erase(tx, id)).catch((error: unknown) => {
      if (!(error instanceof DraftEnded)) throw error;
    });
  }

  /** Work on it that nobody else does meanwhile. @throws DraftEnded */
  held<T>(token: string | undefined, work: (draft: Draft, tx: EntityManager) => Promise<T>): Promise<T> {
    return this.within(async (tx) => {
      const draft = token && (await this.repository.find('token_hash', hashOfToken(token), now(), tx));
      if (!draft) throw new DraftEnded();
      return work(draft, tx);
    });
  }

  private within<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return asService(() => this.dataSource.transaction(work));
  }

  private hashOfCode(code: string): string {
    return this.index.of('self-assessment code', code);
  }
}

function endOf(keepDays: KeepDays): string {
  return new Date(now().getTime() + keepDays * DAY_MS).toISOString();
}
