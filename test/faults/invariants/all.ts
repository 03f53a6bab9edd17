import { auditWhole } from './audit-whole.js';
import { consentHolds } from './consent-holds.js';
import type { Invariant } from './invariant.js';
import { legalStates } from './legal-states.js';
import { listsFresh } from './lists-fresh.js';
import { nothingHalf } from './nothing-half.js';
import { nothingStuck } from './nothing-stuck.js';
import { toldOutside } from './told-outside.js';
import { writtenOnce } from './written-once.js';

export const INVARIANTS: readonly Invariant[] = [
  writtenOnce,
  nothingHalf,
  listsFresh,
  legalStates,
  auditWhole,
  nothingStuck,
  consentHolds,
  toldOutside,
];
