import { Injectable, Logger } from '@nestjs/common';
import { LettersRepository } from './letters.repository.js';
import { PostOffice } from './post-office.js';
import type { Taken } from './taken.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
/** Seconds until a letter that was not taken is handed over again; then it is given up. */
export const WAITS: readonly number[] = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR, 24 * HOUR];

/** Hands over what is due. A letter is taken before it is handed over, and not again when that has no answer: it arrives at most once. */
@Injectable()
export class SendDueLetters {
  private readonly log = new Logger(SendDueLetters.name);

  constructor(
    private readonly letters: LettersRepository,
    private readonly office: PostOffice,
  ) {}

  /** @returns how many were handed over, by how it went */
  async execute(): Promise<ReadonlyMap<Taken['by'], number>> {
    const went = new Map<Taken['by'], number>([['unsure', await this.letters.giveUpOnTheDead()]]);
    for (let one = await this.letters.takeDue(); one; one = await this.letters.takeDue()) {
      if (!one.words) continue;
      const taken = await this.office.hand(one.id, one.words);
      await this.keep(one.id, one.attempts, taken);
      went.set(taken.by, (went.get(taken.by) ?? 0) + 1);
    }
    return went;
  }

  private async keep(id: string, attempts: number, { by, replyCode }: Taken): Promise<void> {
    if (by === 'server') return this.letters.end(id, 'sent', replyCode);
    if (by === 'nobody') return this.letters.end(id, 'kept', replyCode);
    const wait = by === 'later' ? WAITS[attempts - 1] : undefined;
    if (wait !== undefined) return this.letters.postpone(id, wait, replyCode);
    this.log.warn({ letter: id, attempts, replyCode, message: 'a letter was not sent' });
    return this.letters.end(id, by === 'unsure' ? 'unsure' : 'given-up', replyCode);
  }
}
