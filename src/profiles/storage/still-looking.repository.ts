import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { addDays, type IsoDate } from '../../standards/index.js';
import { ProfileNotFound } from '../domain/profile.errors.js';
import { ANSWER_WITHIN_DAYS, ASK_AFTER_DAYS, type StillLooking } from '../domain/still-looking.js';

export interface LookingRow {
  readonly looking: StillLooking['state'];
  readonly confirmed_on: IsoDate;
  readonly asked_on: IsoDate | null;
  readonly paused_on: IsoDate | null;
  readonly paused_because: 'no-answer' | 'said-so' | null;
}

export const LOOKING_COLUMNS = `looking, looking_confirmed_on::text AS confirmed_on, looking_asked_on::text AS asked_on,
  looking_paused_on::text AS paused_on, looking_paused_because AS paused_because`;

/** Whether people still look: columns beside the document, without a revision, since nothing that is assessed moves. */
@Injectable()
export class StillLookingRepository {
  /** @throws ProfileNotFound */
  async change(
    tx: EntityManager,
    id: string,
    change: (still: StillLooking) => StillLooking,
  ): Promise<{ before: StillLooking; now: StillLooking }> {
    const [row]: LookingRow[] = await tx.query(`SELECT ${LOOKING_COLUMNS} FROM profiles.profile WHERE id = $1 FOR UPDATE`, [id]);
    if (!row) throw new ProfileNotFound(id);
    const before = toStillLooking(row);
    const now = change(before);
    await this.write(tx, id, now);
    return { before, now };
  }

  /** People of flesh and blood for whom the day may bring something, locked; those whom another worker holds are left to it. */
  async due(tx: EntityManager, day: IsoDate, limit: number): Promise<{ id: string; still: StillLooking }[]> {
    const rows: (LookingRow & { id: string })[] = await tx.query(
      `SELECT id, ${LOOKING_COLUMNS} FROM profiles.profile
       WHERE NOT demonstration AND ((looking = 'looking' AND looking_confirmed_on <= $1) OR (looking = 'asked' AND looking_asked_on <= $2))
       ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED`,
      [addDays(day, -ASK_AFTER_DAYS), addDays(day, -ANSWER_WITHIN_DAYS), limit],
    );
    return rows.map(({ id, ...row }) => ({ id, still: toStillLooking(row) }));
  }

  async write(tx: EntityManager, id: string, now: StillLooking): Promise<void> {
    const paused = now.state === 'paused' ? [now.pausedOn, now.because] : [null, null];
    await tx.query(
      `UPDATE profiles.profile SET looking = $2, looking_confirmed_on = $3, looking_asked_on = $4, looking_paused_on = $5, looking_paused_because = $6 WHERE id = $1`,
      [id, now.state, now.confirmedOn, now.state === 'asked' ? now.askedOn : null, ...paused],
    );
  }
}

export function toStillLooking({ looking, confirmed_on: confirmedOn, asked_on, paused_on, paused_because }: LookingRow): StillLooking {
  if (asked_on) return { state: 'asked', confirmedOn, askedOn: asked_on };
  if (paused_on && paused_because) return { state: 'paused', confirmedOn, pausedOn: paused_on, because: paused_because };
  if (looking !== 'looking') throw new Error(`A profile is "${looking}" without its day.`);
  return { state: 'looking', confirmedOn };
}
