import { type Fault, type Typed, wordOf } from './form.js';

const LOOK = 'look';

/** The languages of a page that asks are buttons of its form: they take along what is typed, which is neither read nor kept. */
export interface Carrying {
  /** Id of the form in the page. */
  readonly form: string;
  readonly to: string;
  /** What such a button says; the faults that the page shows go with it. */
  readonly act: string;
}

export function carries(to: string, faults: readonly Fault[] = []): Carrying {
  return { form: 'asked', to, act: [LOOK, ...faults.map(({ field, says }) => `${field}.${says}`)].join(' ') };
}

/** Somebody wants the page as it is, in another language. */
export function isLooking(typed: Typed): boolean {
  return wordOf(typed, 'act').split(' ')[0] === LOOK;
}

/** The enter key was pressed in a field: it presses the first button of the form, which stands before the languages for that and is not seen. */
export function isByEnter(typed: Typed): boolean {
  return wordOf(typed, 'enter') !== '';
}

export function faultsCarried(typed: Typed): readonly Fault[] {
  const [, ...carried] = wordOf(typed, 'act').split(' ');
  return carried.map((one) => one.split('.')).map(([field = '', says = '']) => ({ field, says }));
}
