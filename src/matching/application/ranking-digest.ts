import { createHash } from 'node:crypto';
import type { Ranked } from '../domain/rank.js';

/** Of what was shown as ranked: ids and scores in their order, those with an open question apart. The audit tells it of each read. */
export function rankingDigest(items: readonly Ranked[], open: readonly Ranked[] = []): string {
  const places = (ranked: readonly Ranked[]) => ranked.map(({ id, score }) => [id, score]);
  return digestOf([places(items), places(open)]);
}

/** Of one vacancy for one person: where it stands, and why. */
export function standingDigest({ id, score }: Ranked, rank: number | null, standing: string): string {
  return digestOf([id, score, rank, standing]);
}

export function digestOf(told: unknown): string {
  return `sha-256:${createHash('sha256').update(JSON.stringify(told)).digest('hex')}`;
}
