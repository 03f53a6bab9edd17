import type { Agreement, Moment } from '../../agreements/index.js';
import type { QualificationRegister } from '../../qualifications/index.js';
import { assessPurpose } from './assess-purpose.js';
import type { Assessment } from './assessment.js';
import type { Facts } from './facts.js';
import { instrumentsFor } from './instruments.js';
import { knownFacts } from './known-facts.js';

/** Named in every assessment; it rises when the same facts may be answered otherwise. */
export const ENGINE_VERSION = '1.0.0';

/**
 * What is recognised, for each purpose apart, under the texts in force on the day of lodging: advice, with every reason.
 * Pure: the same facts, registers and moment give the same bytes. `digest` is added by the caller.
 */
export function assess(
  facts: Facts,
  agreements: readonly Agreement[],
  qualifications: QualificationRegister,
  moment: Moment,
): Omit<Assessment, 'digest'> {
  const known = knownFacts(facts, qualifications, moment.asOf);
  const instruments = instrumentsFor(known, agreements, moment);
  const answered = instruments.provisions.map((provision) => ({ ...provision, answered: provision.answer(known) }));
  const purposes = facts.purposes.map((purpose) => assessPurpose(purpose, known, answered, instruments));
  const concerned = answered.filter(({ provision }) => provision.purposes.some((purpose) => facts.purposes.includes(purpose)));
  const findings = concerned.flatMap((one) => one.answered.findings);
  return { nature: 'prediction', purposes, findings, asOf: moment.asOf, knownAt: moment.knownAt, engine: ENGINE_VERSION };
}
