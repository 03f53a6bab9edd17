import { createHash, randomBytes } from 'node:crypto';
import type { BlindIndex } from '../../platform/encryption/blind-index.js';
import { readableCode, lettersOfCode as readCode } from '../../platform/readable-code.js';

/** Wrong codes from one network within a quarter of an hour: a dormitory shares it, and a right code is taken in any case. 60 bits are not guessed. */
export const WRONG_CODES = 100;
export const WINDOW_MS = 15 * 60_000;

/** Of the cookie: 256 bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** To write down, in groups of four. */
export const newCode = (count?: number) => readableCode(randomBytes(count ?? 12), count);

export { readCode };

/** 256 random bits need no salt. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Of twelve letters, in any writing of them. */
export function hashOfConfirmationCode(index: BlindIndex, code: string): string {
  return index.of('self-assessment confirmation', readCode(code) ?? '');
}
