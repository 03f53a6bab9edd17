import { CLOCK_KINDS } from './clock-kinds.js';
import { DELIVERY_KINDS } from './delivery-kinds.js';
import { KILLED_AND_AWAY, type Kind } from './kinds.js';

export const KINDS: readonly Kind[] = [...KILLED_AND_AWAY, ...DELIVERY_KINDS, ...CLOCK_KINDS];
