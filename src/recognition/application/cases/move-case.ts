import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit, type AuditedAct, organisationOfCountry } from '../../../audit/index.js';
import { hasGrant, NotForThisCountry, type Principal } from '../../../identity/index.js';
import { now, today } from '../../../platform/clock.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { type IsoDate, parseIsoDate } from '../../../standards/index.js';
import { applyStep } from '../../domain/cases/apply-step.js';
import { CaseChangedMeanwhile } from '../../domain/cases/case.errors.js';
import type { CaseStep, DatedStep, RecognitionCase } from '../../domain/cases/case.js';
import { AssessmentsRepository } from '../../storage/assessments.repository.js';
import { CasesRepository } from '../../storage/cases/cases.repository.js';

/** What is done with a case on a day: the step that follows, or an error that says why not. */
export type Command = (one: RecognitionCase, on: IsoDate, actor: { readonly id: string; readonly name: string }) => CaseStep;

const TOLD: Partial<Record<CaseStep['kind'], `recognition.${string}.v1`>> = {
  decided: 'recognition.decided.v1',
  appealed: 'recognition.appealed.v1',
  withdrawn: 'recognition.case-withdrawn.v1',
  'invited-to-reapply': 'recognition.invited-to-reapply.v1',
};

/** Takes a case one step further, in one transaction with its notice. */
@Injectable()
export class MoveCase {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly cases: CasesRepository,
    private readonly assessments: AssessmentsRepository,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /**
   * @param expected the revision that the caller has seen; undefined: whatever it is
   * @throws RecognitionCaseNotFound, NotForThisCountry, CaseChangedMeanwhile, CaseInWrongState
   */
  execute(principal: Principal, id: string, expected: number | undefined, command: Command): Promise<RecognitionCase> {
    return this.dataSource.transaction(async (tx) => {
      const before = await this.cases.get(id, tx, 'FOR UPDATE');
      if (!hasGrant(principal, 'assessor', before.country)) throw new NotForThisCountry('assessor', before.country);
      if (expected !== undefined && expected !== before.revision) throw new CaseChangedMeanwhile(id, before.revision);
      const actor = { id: principal.id, name: principal.name };
      const on = parseIsoDate(today());
      return this.take(tx, before, { step: command(before, on, actor), on, actor });
    });
  }

  /** A step that the service itself takes; undefined: none is needed. */
  byService(id: string, command: (one: RecognitionCase, on: IsoDate) => CaseStep | undefined): Promise<boolean> {
    return this.dataSource.transaction(async (tx) => {
      const before = await this.cases.get(id, tx, 'FOR UPDATE');
      const on = parseIsoDate(today());
      const step = command(before, on);
      if (step) await this.take(tx, before, { step, on });
      return step !== undefined;
    });
  }

  private async take(tx: EntityManager, before: RecognitionCase, dated: DatedStep): Promise<RecognitionCase> {
    const after = applyStep(before, dated);
    await this.cases.keep(tx, after, dated, now());
    const name = TOLD[dated.step.kind];
    if (name) await this.outbox.append(tx, { name, data: { caseId: after.id, country: after.country, purpose: after.purpose } });
    if (dated.step.kind === 'decided' && after.profileId) await this.tellPerson(tx, after.profileId);
    await this.audit.append(tx, actOf(after, dated.step), organisationOfCountry(after.country));
    return after;
  }

  /** What was decided is matched: the person's recognition has a new revision. */
  private async tellPerson(tx: EntityManager, profileId: string): Promise<void> {
    const state = await this.assessments.bump(tx, profileId);
    if (!state) return;
    const data = { profileId, profileRevision: state.profileRevision, recognitionRevision: state.revision };
    await this.outbox.append(tx, { name: 'recognition.assessed.v1', data });
  }
}

function actOf({ id, revision }: RecognitionCase, step: CaseStep): AuditedAct {
  if (step.kind !== 'decided') return { action: 'recognition.case-moved', subjectId: id, details: { step: step.kind, revision } };
  return { action: 'recognition.decided', subjectId: id, details: { decision: step.as, outcome: step.decision.outcome, revision } };
}
