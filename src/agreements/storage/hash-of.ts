import { createHash } from 'node:crypto';
import { canonicalJson } from '../domain/canonical.js';

/** What parties sign: 'sha-256:' and 64 hexadecimal digits of the canonical text. */
export function hashOf(content: unknown): string {
  return `sha-256:${createHash('sha256').update(canonicalJson(content)).digest('hex')}`;
}
