import type { Behaviour } from '../../fixtures/webhook-receiver.js';

/** What a receiver asks for, and how it answers while it is there. */
export interface Nature {
  readonly name: 'slow' | 'dying' | 'forgetful';
  readonly country: string;
  readonly events: readonly string[];
  /** Dead while the fault is on. */
  readonly dies?: true;
  /** Lets everything be sent anew at the end, also what it took. */
  readonly isForgetful?: true;
  /** @param count how many it has taken, repeats too @param isKnown it has taken this one before */
  behaviour(count: number, isKnown: boolean): Behaviour;
}

const SLOW_MS = 1_200;
const CUTS_EVERY = 5;

export const NATURES: readonly Nature[] = [
  {
    name: 'slow',
    country: 'RO',
    events: ['recognition-case.opened', 'agreement.changed'],
    behaviour: (count) => ({ afterMs: (count * 400) % SLOW_MS }),
  },
  {
    name: 'dying',
    country: 'MD',
    dies: true,
    events: ['profile.changed', 'assessment.changed'],
    behaviour: () => ({}),
  },
  {
    name: 'forgetful',
    country: 'MD',
    isForgetful: true,
    events: ['vacancies.changed', 'profile.changed'],
    behaviour: (count, isKnown) => ({ cut: !isKnown && count % CUTS_EVERY === 0 }),
  },
];
