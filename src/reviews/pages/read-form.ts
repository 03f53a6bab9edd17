import { InvalidParameter } from '../../platform/problem-details/errors.js';
import { KINDS_OF_ADVICE, type KindOfAdvice, OUTCOMES_OF_REVIEW, type OutcomeOfReview } from '../domain/review.js';

const LONGEST = 4_000;

/** @throws InvalidParameter */
export function readKind(given: unknown): KindOfAdvice {
  const found = KINDS_OF_ADVICE.find((one) => one === given);
  if (!found) throw new InvalidParameter('about', `It must be one of ${KINDS_OF_ADVICE.join(', ')}.`);
  return found;
}

/** @throws InvalidParameter */
export function parseUuid(given: string): string {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(given)) throw new InvalidParameter('id', 'It must be a UUID.');
  return given.toLowerCase();
}

/** What was written into a field; undefined: nothing, or more than is kept. */
export function readWords(given: unknown, longest = LONGEST): string | undefined {
  const words = typeof given === 'string' ? given.trim() : '';
  return words && words.length <= longest ? words : undefined;
}

export function readOutcome(given: unknown): OutcomeOfReview | undefined {
  return OUTCOMES_OF_REVIEW.find((one) => one === given);
}
