import type { Agreement, AgreementVersion, ExpectedOutcome, WorkedExample } from '../../../agreements/index.js';
import { PURPOSES } from '../../../agreements/index.js';
import type { QualificationRegister } from '../../../qualifications/index.js';
import type { IsoDate } from '../../../standards/index.js';
import { assess } from '../assess.js';
import type { PurposeAssessment } from '../assessment.js';
import type { Facts } from '../facts.js';

/** One expectation beside what the engine gives. */
export interface ComparedOutcome {
  readonly expected: ExpectedOutcome;
  readonly observed: Pick<PurposeAssessment, 'outcome' | 'reasons'> & {
    readonly provision: string | null;
    readonly article: string | null;
  };
  readonly holds: boolean;
}

export interface ExampleResult {
  readonly name: string;
  readonly holds: boolean;
  readonly compared: readonly ComparedOutcome[];
  /** Keys of the provisions on which its outcomes rest, or whose exclusion is among its reasons. */
  readonly atWork: readonly string[];
}

/** Answers the facts of an example as if this text alone were in force between the parties. @param facts those of the example, checked */
export function runExample(
  agreement: Agreement,
  version: AgreementVersion,
  example: WorkedExample,
  facts: Omit<Facts, 'purposes'>,
  qualifications: QualificationRegister,
): ExampleResult {
  const alone = inForceAlone(agreement, version);
  const moment = { asOf: example.lodgedOn, knownAt: ALWAYS };
  const { purposes, findings } = assess({ ...facts, purposes: PURPOSES }, [alone], qualifications, moment);
  const compared = example.expect.map((expected) =>
    compare(
      expected,
      purposes.find(({ purpose }) => purpose === expected.purpose),
    ),
  );
  const bases = purposes.flatMap((one) => one.bases.filter((basis) => basis.agreement === agreement.slug).map((basis) => basis.provision));
  const excluding = version.provisions
    .filter(
      ({ key, effect }) => effect.kind === 'exclusion' && findings.some((one) => one.provision === key && one.verdict === 'satisfied'),
    )
    .filter(({ effect }) => effect.kind === 'exclusion' && purposes.some(({ reasons }) => reasons.includes(effect.reason)))
    .map(({ key }) => key);
  const atWork = [...new Set([...bases.map((key) => key.replace(/\/\d+$/, '')), ...excluding])];
  return { name: example.name, holds: compared.every(({ holds }) => holds), compared, atWork };
}

const ALWAYS = '9999-12-31T00:00:00.000Z';
const FROM_THE_START = '1900-01-01' as IsoDate;

export function inForceAlone(agreement: Agreement, version: AgreementVersion): Agreement {
  const recordedAt = '1900-01-01T00:00:00.000Z';
  const source = { title: 'worked example', verified: false };
  const force = { id: 'example', kind: 'entered-into-force', on: FROM_THE_START, recordedAt, version: version.number, source } as const;
  return { ...agreement, versions: [{ ...version, recordedAt }], events: [force] };
}

function compare(expected: ExpectedOutcome, found: PurposeAssessment | undefined): ComparedOutcome {
  const basis = found?.bases[0];
  const observed = {
    outcome: found?.outcome ?? 'not-covered',
    reasons: found?.reasons ?? [],
    provision: basis?.provision ?? null,
    article: basis?.article ?? null,
  };
  const holds =
    observed.outcome === expected.outcome &&
    (expected.provision === undefined || expected.provision === observed.provision) &&
    (expected.article === undefined || expected.article === observed.article) &&
    (expected.reasons ?? []).every((reason) => observed.reasons.some((one) => one === reason));
  return { expected, observed, holds };
}
