import { Injectable } from '@nestjs/common';
import { today } from '../../../platform/clock.js';
import { type CountryCode, parseIsoDate } from '../../../standards/index.js';
import { OUTCOMES, type Outcome } from '../../domain/assessment.js';
import type { CaseStep, RecognitionCase } from '../../domain/cases/case.js';
import { CasesRepository } from '../../storage/cases/cases.repository.js';
import { AssessFacts } from '../assess-facts.js';
import { MoveCase } from './move-case.js';

const PAGE = 100;
const GRANTING: readonly Outcome[] = OUTCOMES.slice(0, OUTCOMES.indexOf('indicative'));

/**
 * A change of an agreement reaches the cases between its parties: pending ones are assessed again for their day of lodging, and who was refused
 * and would now be granted is invited to apply again. Decisions stay as they are. Safe to run twice: what has been done leaves nothing to do.
 */
@Injectable()
export class FollowAgreementInCases {
  constructor(
    private readonly cases: CasesRepository,
    private readonly assessFacts: AssessFacts,
    private readonly moveCase: MoveCase,
  ) {}

  /** @param after id of the last case done, to go on from there @returns the last case looked at; undefined: there are no more */
  async page(parties: readonly CountryCode[], after: string | undefined): Promise<string | undefined> {
    const ids = await this.cases.touching(parties, after, PAGE);
    for (const id of ids) await this.follow(await this.cases.get(id));
    return ids.length < PAGE ? undefined : ids.at(-1);
  }

  private async follow(one: RecognitionCase): Promise<void> {
    if (one.state === 'decided') return this.invite(one);
    const assessment = await this.assessFacts.execute(one.facts, { asOf: one.lodgedOn });
    const step: CaseStep = { kind: 'reassessed', assessment };
    await this.moveCase.byService(one.id, (present) => (present.assessment.digest === assessment.digest ? undefined : step));
  }

  private async invite(one: RecognitionCase): Promise<void> {
    if (one.decisions.at(-1)?.decision.outcome !== 'refused') return;
    const present = await this.assessFacts.execute(one.facts, { asOf: parseIsoDate(today()) });
    const found = present.purposes.find(({ purpose }) => purpose === one.purpose);
    const basis = found?.bases[0];
    if (!found || !basis || !GRANTING.includes(found.outcome) || before(one, basis.agreement, basis.version)) return;
    const agreement = `${basis.agreement} ${basis.version}`;
    const step: CaseStep = { kind: 'invited-to-reapply', agreement, outcome: found.outcome };
    await this.moveCase.byService(one.id, ({ invitations }) =>
      invitations.some((known) => known.agreement === agreement) ? undefined : step,
    );
  }
}

/** It was under this very text that the case was refused: nothing new to invite for. */
function before({ assessment, purpose }: RecognitionCase, agreement: string, version: number): boolean {
  const bases = assessment.purposes.find((one) => one.purpose === purpose)?.bases ?? [];
  return bases.some((basis) => basis.agreement === agreement && basis.version === version);
}
