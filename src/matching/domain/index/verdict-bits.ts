import type { GateVerdict } from '../gate-finding.js';
import { FAILS, OPEN } from './layout.js';

export { FAILS, OPEN };

export function bitsOf(verdict: GateVerdict): number {
  return { satisfied: 0, open: OPEN, 'not-satisfied': FAILS }[verdict];
}
