import { Injectable } from '@nestjs/common';
import type { Principal } from '../../identity/index.js';
import { AgreeToReferral } from '../application/agree-to-referral.js';
import { EndReferral } from '../application/end-referral.js';
import { type Report, ReportOnReferral } from '../application/report-on-referral.js';
import type { Referral, RefusalReason } from '../domain/referral.js';
import type { ReferralTransitionDto } from './transition.dto.js';

/** Which use case an action is; its body has been validated. */
@Injectable()
export class TakeAction {
  constructor(
    private readonly agree: AgreeToReferral,
    private readonly end: EndReferral,
    private readonly report: ReportOnReferral,
  ) {}

  execute(principal: Principal, id: string, expected: number | undefined, asked: ReferralTransitionDto): Promise<Referral> {
    const { action, heard } = asked;
    if (action === 'decline' || action === 'withdraw') return this.end[action](principal, id, expected, heard);
    if (action !== 'agree') return this.report.execute(principal, id, expected, reportOf(asked));
    const { fields = [], until, language = 'en', contact } = asked;
    const given = { fields, until: until as NonNullable<typeof until>, language, heard, ...(contact && { contact }) };
    return this.agree.execute(principal, id, expected, given);
  }
}

function reportOf({ action, on, reason, words, fileKind, fileId }: ReferralTransitionDto): Report {
  switch (action) {
    case 'arrange-interview':
      return { kind: 'interview-arranged', ...(on && { on }) };
    case 'refuse':
      return { kind: 'refused', reason: reason as RefusalReason, ...(words && { words }) };
    case 'link-file':
      return { kind: 'file-linked', file: { kind: fileKind as 'validation', id: fileId as string } };
    case 'hire':
      return { kind: 'hired' };
    case 'confirm-stayed':
      return { kind: 'stayed' };
    case 'confirm-left':
      return { kind: 'left' };
    default:
      return { kind: 'contacted' };
  }
}
