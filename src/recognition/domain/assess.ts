import type { Agreement, Moment, Purpose } from '../../agreements/index.js';
import type { QualificationRegister } from '../../qualifications/index.js';
import { answerInstrument } from './answers.js';
import { assessPurpose, choose, type Standing } from './assess-purpose.js';
import type { Assessment, Finding } from './assessment.js';
import type { Engine } from './best-possible.js';
import type { Facts } from './facts.js';
import { instrumentsFor } from './instruments.js';
import { knownFacts } from './known-facts.js';

/** Named in every assessment; it rises when the same facts may be answered otherwise. */
export const ENGINE_VERSION = '2.0.0';

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
  const standIn = (asked: Facts) => standing(asked, agreements, qualifications, moment);
  const own = standIn(facts);
  const engine: Engine = {
    read: (asked) => knownFacts(asked, qualifications, moment.asOf),
    certain: (purpose, asked) => choose(purpose, standIn(asked)).chosen.outcome,
  };
  const purposes = facts.purposes.map((purpose) => assessPurpose(purpose, own, engine));
  const { asOf, knownAt } = moment;
  return { nature: 'prediction', purposes, findings: findingsOf(facts.purposes, own), asOf, knownAt, engine: ENGINE_VERSION };
}

function standing(facts: Facts, agreements: readonly Agreement[], qualifications: QualificationRegister, moment: Moment): Standing {
  const { instruments, resting } = instrumentsFor(facts, agreements, moment);
  const known = knownFacts(facts, qualifications, moment.asOf);
  const answered = instruments.map((one) =>
    answerInstrument(one, one.reading ? knownFacts(facts, qualifications, moment.asOf, one.reading) : known),
  );
  return { asked: facts, facts: known, answered, resting };
}

/** One for every test of every provision that concerns these purposes, waivers of measures included. */
function findingsOf(purposes: readonly Purpose[], { answered }: Standing): readonly Finding[] {
  if (answered.length === 1 && answered[0] && answered[0].instrument.text.isFor(purposes)) return answered[0].sheet.findings;
  return answered.flatMap(({ instrument: { text }, sheet }) =>
    text.isFor(purposes)
      ? sheet.findings
      : sheet.findings.filter((_, place) => text.purposesAt[place]?.some((purpose) => purposes.includes(purpose))),
  );
}
