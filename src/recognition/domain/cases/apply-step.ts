import type { CaseStep, DatedStep, RecognitionCase, TakenDecision } from './case.js';

/** A case as its steps have made it, in their order. The first opens it. */
export function caseOf(steps: readonly DatedStep[]): RecognitionCase {
  const [first, ...rest] = steps;
  if (first?.step.kind !== 'opened') throw new Error('A case begins with the step that opens it.');
  const opened: RecognitionCase = {
    ...first.step.case,
    revision: 1,
    state: 'open',
    requests: [],
    decisions: [],
    appeals: [],
    licences: [],
    invitations: [],
  };
  return rest.reduce(applyStep, opened);
}

export function applyStep(before: RecognitionCase, dated: DatedStep): RecognitionCase {
  return { ...before, ...changes(before, dated.step, dated), revision: before.revision + 1 };
}

function changes(one: RecognitionCase, step: CaseStep, { on, actor }: DatedStep): Partial<RecognitionCase> {
  switch (step.kind) {
    case 'opened':
      return {};
    case 'evidence-requested':
      return { state: 'awaiting-evidence', requests: [...one.requests, { asked: step.asked, on }] };
    case 'evidence-given':
      return evidenceGiven(one, step.request, step.given, on);
    case 'completed':
      return { state: 'complete', completeOn: on, decideBy: step.decideBy };
    case 'decided':
      return decided(one, step, { on, by: actor?.id ?? '' });
    case 'condition-proved':
      return { decisions: [...one.decisions.slice(0, -1), proved(one.decisions.at(-1) as TakenDecision, step.key, on)] };
    case 'appealed':
      return { state: 'under-appeal', appeals: [...one.appeals, { on, against: step.against, grounds: step.grounds }] };
    case 'withdrawn':
      return { state: 'withdrawn' };
    case 'licence-changed':
      return { licences: [...one.licences, { state: step.state, on, authority: step.authority }] };
    case 'reassessed':
      return { assessment: step.assessment };
    case 'invited-to-reapply':
      return { invitations: [...one.invitations, { on, agreement: step.agreement, outcome: step.outcome }] };
  }
}

function evidenceGiven({ requests }: RecognitionCase, at: number, given: string, on: DatedStep['on']): Partial<RecognitionCase> {
  const answered = requests.map((request, index) => (index === at ? { ...request, given, answeredOn: on } : request));
  return { state: answered.every(({ answeredOn }) => answeredOn) ? 'open' : 'awaiting-evidence', requests: answered };
}

function decided(
  { decisions, appeals }: RecognitionCase,
  { decision, as, assessmentDigest, followed }: Extract<CaseStep, { kind: 'decided' }>,
  { on, by }: Pick<TakenDecision, 'on' | 'by'>,
): Partial<RecognitionCase> {
  const closed = appeals.map((appeal) => (appeal.decidedOn ? appeal : { ...appeal, decidedOn: on }));
  return {
    state: 'decided',
    decisions: [...decisions, { decision, on, by, kind: as, assessmentDigest, followed, proofs: [] }],
    appeals: as === 'on-appeal' ? closed : appeals,
  };
}

function proved(decision: TakenDecision, key: string, on: DatedStep['on']): TakenDecision {
  return { ...decision, proofs: [...decision.proofs, { key, on }] };
}
