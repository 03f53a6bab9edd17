import { Injectable } from '@nestjs/common';
import { type Principal, requireWithin } from '../../identity/index.js';
import { reachOf } from '../domain/reach.js';
import { NotTheirFile, ReasonInWordsMissing } from '../domain/referral.errors.js';
import type { Referral, ReferralStep } from '../domain/referral.js';
import { FilesOfPerson } from './files-of-person.js';
import { MoveReferral } from './move-referral.js';

export type Report = Extract<
  ReferralStep,
  { kind: 'contacted' | 'interview-arranged' | 'hired' | 'refused' | 'stayed' | 'left' | 'file-linked' }
>;

/** What the desk or the source of the vacancy says happened. */
@Injectable()
export class ReportOnReferral {
  constructor(
    private readonly moveReferral: MoveReferral,
    private readonly files: FilesOfPerson,
  ) {}

  /** @throws as `MoveReferral`, OutOfReach, ReasonInWordsMissing, NotTheirFile */
  execute(principal: Principal, id: string, expected: number | undefined, report: Report): Promise<Referral> {
    return this.moveReferral.execute(principal, id, expected, async (one) => {
      requireWithin(principal, 'referrals:report', reachOf(one));
      if (report.kind === 'refused' && report.reason === 'other' && !report.words) throw new ReasonInWordsMissing();
      if (report.kind === 'file-linked' && !(await this.files.answers(one, report.file))) throw new NotTheirFile();
      return report;
    });
  }
}
