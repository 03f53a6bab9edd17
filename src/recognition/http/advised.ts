import { createHash } from 'node:crypto';
import type { Advised } from '../../audit/index.js';
import type { ReplayDto, StoredAnswerDto, StoredAssessmentDto, StoredAssessmentsDto } from './assessment.dto.js';

type ShownAnswer = Pick<StoredAssessmentDto, 'id' | 'profileRevision'> & {
  readonly assessment: Pick<StoredAssessmentDto['assessment'], 'engine' | 'asOf' | 'knownAt' | 'digest'>;
};
type ShownAnswers = Pick<StoredAssessmentsDto, 'recognitionRevision'> & { readonly items: readonly ShownAnswer[] };

/* What the audit keeps of answers that somebody has read: engines, which answers on which revisions and days, and digests; nothing of a person. */

/** Also of a page that shows them. */
export function advisedAnswers({ items, recognitionRevision }: ShownAnswers): Advised {
  const outcome = digestOf(items.map(({ assessment }) => assessment.digest));
  const engines = [...new Set(items.map(({ assessment }) => assessment.engine))];
  return { engine: `recognition ${engines.join(', ') || 'none'}`, recognitionRevision, inputs: digestOf(items.map(inputsOf)), outcome };
}

export function advisedAnswer(answer: StoredAnswerDto): Advised {
  const { profileRevision, assessment } = answer;
  const { engine, asOf, digest } = assessment;
  return { engine: `recognition ${engine}`, profileRevision, asOf, inputs: digestOf(inputsOf(answer)), outcome: digest };
}

export function advisedReplay({ replayed }: ReplayDto): Advised {
  return { engine: `recognition ${replayed.engine}`, asOf: replayed.asOf, outcome: replayed.digest };
}

/** Which answer, on what: its facts lie with it, sealed. */
function inputsOf({ id, profileRevision, assessment: { asOf, knownAt } }: ShownAnswer) {
  return [id, profileRevision, asOf, knownAt];
}

function digestOf(told: unknown): string {
  return `sha-256:${createHash('sha256').update(JSON.stringify(told)).digest('hex')}`;
}
