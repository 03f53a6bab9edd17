import { daysBetween, type IsoDate } from '../../standards/index.js';

/** Days after the last confirmation on which a person is asked again. Source: issue 7. */
export const ASK_AFTER_DAYS = 90;
/** Days that they have to answer, from the day on which they were asked. */
export const ANSWER_WITHIN_DAYS = 30;

/** Whether a person still looks for work. Nothing is erased when they do not: a paused person is on no list until they say that they look again. */
export type StillLooking =
  | { readonly state: 'looking'; readonly confirmedOn: IsoDate }
  | { readonly state: 'asked'; readonly confirmedOn: IsoDate; readonly askedOn: IsoDate }
  | { readonly state: 'paused'; readonly confirmedOn: IsoDate; readonly pausedOn: IsoDate; readonly because: 'no-answer' | 'said-so' };

export const LOOKING_STATES = ['looking', 'asked', 'paused'] as const satisfies readonly StillLooking['state'][];
export type LookingState = StillLooking['state'];

/** What the day brings: the question, the pause, or nothing (the same value). */
export function onDay(still: StillLooking, day: IsoDate): StillLooking {
  const { confirmedOn } = still;
  if (still.state === 'looking' && daysBetween(confirmedOn, day) >= ASK_AFTER_DAYS) return { state: 'asked', confirmedOn, askedOn: day };
  if (still.state === 'asked' && daysBetween(still.askedOn, day) >= ANSWER_WITHIN_DAYS) {
    return { state: 'paused', confirmedOn, pausedOn: day, because: 'no-answer' };
  }
  return still;
}

/** The person's own answer. */
export function answered(still: StillLooking, looking: boolean, day: IsoDate): StillLooking {
  if (looking) return { state: 'looking', confirmedOn: day };
  const pausedOn = still.state === 'paused' ? still.pausedOn : day;
  return { state: 'paused', confirmedOn: still.confirmedOn, pausedOn, because: 'said-so' };
}

/** Who changes a profile looks; but who has said no is not overruled by a correction of their papers. */
export function onChange(still: StillLooking, day: IsoDate): StillLooking {
  return still.state === 'paused' && still.because === 'said-so' ? still : { state: 'looking', confirmedOn: day };
}

/** Is the person on lists, in either direction? */
export function isOnLists({ looking }: { readonly looking?: StillLooking }): boolean {
  return looking?.state !== 'paused';
}
