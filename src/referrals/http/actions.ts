import type { StepKind } from '../domain/referral.js';

/** What may be asked for, and the step that it is. */
export const ACTIONS = {
  agree: 'agreed',
  decline: 'declined',
  withdraw: 'withdrawn',
  contact: 'contacted',
  'arrange-interview': 'interview-arranged',
  hire: 'hired',
  refuse: 'refused',
  'link-file': 'file-linked',
  'confirm-stayed': 'stayed',
  'confirm-left': 'left',
} as const satisfies Readonly<Record<string, StepKind>>;
export type Action = keyof typeof ACTIONS;
export const ACTION_NAMES = Object.keys(ACTIONS) as Action[];

/** Steps of the service itself and of a second person are no actions. */
export function actionsFor(steps: readonly StepKind[]): Action[] {
  return ACTION_NAMES.filter((action) => steps.includes(ACTIONS[action]));
}
