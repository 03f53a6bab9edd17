import type { Purpose } from '../../agreements/index.js';
import type { AnsweredInstrument } from './answers.js';
import type { Candidate } from './candidates.js';
import type { KnownFacts } from './known-facts.js';
import { isProfessionalCredential } from './regulated-professions.js';

/** What remains without any rule: an authority's decision, or nothing that covers it. Only an authority refuses. */
export function fallbackOf(purpose: Purpose, facts: KnownFacts, answered: readonly AnsweredInstrument[]): Candidate {
  return {
    outcome: awaitsDecision(purpose, facts, answered) ? 'needs-decision' : 'not-covered',
    basis: null,
    waived: false,
    requirements: [],
  };
}

function awaitsDecision(purpose: Purpose, facts: KnownFacts, answered: readonly AnsweredInstrument[]): boolean {
  if (purpose === 'regulated-profession') return awaitsLicence(facts, answered);
  if (purpose === 'employment') return awaitsValidation(facts) || fledWithFormalCredential(facts);
  return fledWithFormalCredential(facts);
}

/** The study document is recognised, or its lack of papers may not harm, and it leads to a regulated profession: its own authority decides. */
function awaitsLicence(facts: KnownFacts, answered: readonly AnsweredInstrument[]): boolean {
  const recognised = answered.some(({ instrument, truths }) =>
    instrument.text.provisions.some(({ grants, at }) => grants && truths[at] === 2),
  );
  return (
    (recognised || facts.credential?.country === facts.destination || facts.situation !== undefined) && isProfessionalCredential(facts)
  );
}

/** Non-formal and informal learning is validated by people, never refused by a machine. */
function awaitsValidation({ credential, experiences }: KnownFacts): boolean {
  return (credential !== undefined && credential.kind !== 'formal') || (experiences?.length ?? 0) > 0;
}

/** Who had to flee is owed a fair procedure, also without papers. Source: Lisbon Recognition Convention VII. */
function fledWithFormalCredential({ situation, credential }: KnownFacts): boolean {
  return situation !== undefined && credential?.kind === 'formal';
}
