import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Audit } from '../../audit/index.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { IsoDate } from '../../standards/index.js';
import { answered, onDay, type StillLooking } from '../domain/still-looking.js';
import { StillLookingRepository } from '../storage/still-looking.repository.js';

const BATCH = 500;

/** Asks people whether they still look, and hears their answer. Who is asked or paused is told by id; the message is another module's. */
@Injectable()
export class AskWhetherLooking {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly repository: StillLookingRepository,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** What the day brings to everybody. Safe to run twice: who was asked today is not asked again. @returns how many were asked or paused */
  async execute(day: IsoDate): Promise<number> {
    let all = 0;
    for (let taken = BATCH; taken === BATCH; all += taken) taken = await this.batch(day);
    return all;
  }

  /** The person's answer, at once. @throws ProfileNotFound */
  answer(profileId: string, looking: boolean, day: IsoDate): Promise<StillLooking> {
    return this.dataSource.transaction(async (tx) => {
      const { before, now } = await this.repository.change(tx, profileId, (still) => answered(still, looking, day));
      if (before.state !== now.state) await this.outbox.append(tx, lookingChanged(profileId));
      await this.audit.append(tx, { action: 'person.answered', subjectId: profileId, details: { looking } });
      return now;
    });
  }

  private batch(day: IsoDate): Promise<number> {
    return this.dataSource.transaction(async (tx) => {
      const due = (await this.repository.due(tx, day, BATCH)).map(({ id, still }) => ({ id, now: onDay(still, day) }));
      for (const { id, now } of due) await this.repository.write(tx, id, now);
      await this.outbox.append(tx, ...due.map(({ id, now }) => (now.state === 'asked' ? asked(id) : lookingChanged(id))));
      return due.length;
    });
  }
}

const asked = (profileId: string) => ({ name: 'profile.asked-whether-looking.v1', data: { profileId } }) as const;
/** The person has left the lists, is back on them, or has answered; letters about it that were not sent yet are not so any more. */
const lookingChanged = (profileId: string) => ({ name: 'profile.looking-changed.v1', data: { profileId } }) as const;
