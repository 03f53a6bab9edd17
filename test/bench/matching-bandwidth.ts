import type { Candidate } from '../../src/matching/domain/candidate.js';
import type { MatchingData } from './matching-data.js';

const POSTING = 4;
/** Sum and occupation of a slot. */
const SLOT = 4;

/** The least that an index like ours must read: the postings of a person's skills in the accepted regions, and each slot there once. */
export function bytesTouched({ vacancies }: MatchingData, people: readonly Candidate[]): number {
  const slots = new Map<string, number>();
  const postings = new Map<string, number>();
  for (const { region, skills } of vacancies) {
    slots.set(region, (slots.get(region) ?? 0) + 1);
    for (const { skill } of skills) postings.set(`${region} ${skill}`, (postings.get(`${region} ${skill}`) ?? 0) + 1);
  }
  let bytes = 0;
  for (const { wishes, skills } of people) {
    for (const region of wishes.regions) {
      bytes += SLOT * (slots.get(region) ?? 0);
      for (const skill of skills.keys()) bytes += POSTING * (postings.get(`${region} ${skill}`) ?? 0);
    }
  }
  return bytes;
}

/** What one thread copies in memory, read and written: the best of ten. */
export function bytesPerSecond(): number {
  const [from, to] = [Buffer.alloc(1 << 28, 1), Buffer.alloc(1 << 28)];
  const times = Array.from({ length: 10 }, () => {
    const began = performance.now();
    from.copy(to);
    return performance.now() - began;
  });
  return (2 * from.length * 1_000) / Math.min(...times);
}
