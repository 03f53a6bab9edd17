import type { IsoDate } from '../../standards/index.js';
import type { OutcomeGranted, Purpose } from './provision.js';

/** A case with its right answer, written by those who wrote the text. */
export interface WorkedExample {
  /** A sentence: 'An atestat of eleven years issued in 2012 gives the right to continue only'. */
  readonly name: string;
  /** Keys of the provisions that it shows at work. */
  readonly shows: readonly string[];
  /** The day on which the application is lodged. */
  readonly lodgedOn: IsoDate;
  /** As the body of POST /v1/assessments, without `asOf` and `purposes`. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly expect: readonly ExpectedOutcome[];
}

export interface ExpectedOutcome {
  readonly purpose: Purpose;
  readonly outcome: OutcomeGranted | 'indicative' | 'not-covered';
  /** Provision (or row, `key/2`) on which the outcome must rest. */
  readonly provision?: string;
  readonly article?: string;
  /** Reasons that must be among those given. */
  readonly reasons?: readonly string[];
}
