import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Subscription } from '../outbox/outbox.js';
import { Outbox } from '../outbox/outbox.js';
import type { KeptLetter, Letter } from './letter.js';
import { LettersRepository } from './letters.repository.js';

export const MAIL_SUBSCRIPTIONS: readonly Subscription[] = [{ event: 'mail.posted.v1', queue: 'mail', job: 'send-due', coalesce: true }];

/** Letters to people by e-mail: posted in the transaction of what they tell, sent afterwards, and kept where there is no way to send. */
@Injectable()
export class Mail {
  constructor(
    private readonly letters: LettersRepository,
    private readonly outbox: Outbox,
  ) {}

  /** Once a key: posted again it is the same letter. @throws SubjectErased */
  async post(tx: EntityManager, letter: Letter): Promise<void> {
    await this.letters.add(tx, letter);
    await this.outbox.append(tx, { name: 'mail.posted.v1', data: {} });
  }

  /** What was posted under keys that begin so, and waits to be sent, is not sent: what it tells is no longer true. @returns how many */
  takeBack(subject: string, keyBegin: string): Promise<number> {
    return this.letters.takeBack(subject, keyBegin);
  }

  /** Of whoever is erased: what waits is not sent any more. */
  forget(tx: EntityManager, subject: string): Promise<void> {
    return this.letters.removeOf(tx, subject);
  }

  /** The latest first. @param before an id */
  page(before: string | undefined, limit: number): Promise<KeptLetter[]> {
    return this.letters.page(before, limit);
  }

  ofSubject(subject: string): Promise<KeptLetter[]> {
    return this.letters.ofSubject(subject);
  }
}
