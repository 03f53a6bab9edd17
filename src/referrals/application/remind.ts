import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { now } from '../../platform/clock.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { type CountryCode, legalDay } from '../../standards/index.js';
import { endsByDay } from '../domain/expiry.js';
import { RemindersRepository } from '../storage/reminders.repository.js';
import { MoveReferral } from './move-referral.js';

const PAGE = 200;

/** What the day brings, in each country by its own calendar: what has run out ends, and who has to look again is told once. */
@Injectable()
export class RemindOfReferrals {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reminders: RemindersRepository,
    private readonly moveReferral: MoveReferral,
    private readonly outbox: Outbox,
  ) {}

  /** Safe to run twice: an end is a final state, and of one due day somebody is reminded once. @param at the instant by which days are counted */
  async execute(at: Date = now()): Promise<{ readonly ended: number; readonly reminded: number }> {
    let [ended, reminded] = [0, 0];
    for (const country of await this.reminders.countries()) {
      ended += await this.end(country, at);
      reminded += await this.remind(country, at);
    }
    return { ended, reminded };
  }

  private async end(country: CountryCode, at: Date): Promise<number> {
    const day = legalDay(country, at);
    let ended = 0;
    for (let after: string | undefined; ; ) {
      const ids = await this.reminders.runOut(country, day, after, PAGE);
      for (const id of ids)
        if (await this.moveReferral.byService(id, (one) => (endsByDay(one, day) ? { kind: 'expired' } : undefined))) ended += 1;
      if (ids.length < PAGE) return ended;
      after = ids.at(-1);
    }
  }

  private async remind(country: CountryCode, at: Date): Promise<number> {
    const told = await this.dataSource.transaction(async (tx) => {
      const due = await this.reminders.take(tx, country, legalDay(country, at), PAGE);
      const events = due.map(({ referralId, profileId, state, dueOn }) => ({
        name: 'referral.reminder-due.v1' as const,
        data: { referralId, profileId, country, state, dueOn },
      }));
      await this.outbox.append(tx, ...events);
      return due.length;
    });
    return told < PAGE ? told : told + (await this.remind(country, at));
  }
}
