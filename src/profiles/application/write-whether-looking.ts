import { Injectable } from '@nestjs/common';
import { addDays } from '../../standards/index.js';
import { ANSWER_WITHIN_DAYS, type StillLooking } from '../domain/still-looking.js';
import { LettersToPeople } from './letters-to-people.js';
import { Profiles } from './profiles.js';

const KEYS = { asked: 'looking-asked/', paused: 'looking-paused/' } as const;

/**
 * Asks somebody who agreed to letters whether they still look, and tells them when no answer came in time. What is no longer so is not sent.
 * Safe to run twice: of one day there is one letter.
 */
@Injectable()
export class WriteWhetherLooking {
  constructor(
    private readonly profiles: Profiles,
    private readonly letters: LettersToPeople,
  ) {}

  async execute(profileId: string): Promise<void> {
    const [profile] = await this.profiles.many([profileId]);
    if (!profile) return;
    const due = profile.looking && letterOf(profile.looking);
    for (const [kind, begin] of Object.entries(KEYS)) if (kind !== due?.kind) await this.letters.takeBack(profileId, begin);
    if (!due) return;
    const { kind, on, day } = due;
    const key = `${KEYS[kind]}${profileId}/${on}`;
    await this.letters.post(profileId, { key, text: `letter.looking.${kind}`, day, page: `/people/${profileId}/looking` });
  }
}

/** Whoever has said themselves that they do not look is told nothing. */
function letterOf(still: StillLooking) {
  if (still.state === 'asked') return { kind: 'asked', on: still.askedOn, day: addDays(still.askedOn, ANSWER_WITHIN_DAYS) } as const;
  if (still.state === 'paused' && still.because === 'no-answer') {
    return { kind: 'paused', on: still.pausedOn, day: still.pausedOn } as const;
  }
  return undefined;
}
