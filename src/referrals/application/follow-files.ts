import { Injectable } from '@nestjs/common';
import { CasesRepository } from '../../recognition/index.js';
import { stepsFrom } from '../domain/apply-step.js';
import type { LinkedFile, Referral } from '../domain/referral.js';
import { ReferralsRepository } from '../storage/referrals.repository.js';
import { FilesOfPerson } from './files-of-person.js';
import { MoveReferral } from './move-referral.js';

/** What a centre or an authority does with a person who was referred to it comes back to the referral. Safe to run twice, and in any order. */
@Injectable()
export class FollowFiles {
  constructor(
    private readonly referrals: ReferralsRepository,
    private readonly files: FilesOfPerson,
    private readonly cases: CasesRepository,
    private readonly moveReferral: MoveReferral,
  ) {}

  async validation(profileId: string, validationId: string): Promise<void> {
    await this.follow(profileId, { kind: 'validation', id: validationId });
  }

  async recognitionCase(caseId: string): Promise<void> {
    const whose = await this.cases.whose(caseId);
    if (whose?.profileId) await this.follow(whose.profileId, { kind: 'recognition-case', id: caseId });
  }

  private async follow(profileId: string, file: LinkedFile): Promise<void> {
    for (const one of await this.referrals.openOf(profileId)) {
      if (one.file ? one.file.id !== file.id : !(await this.files.answers(one, file))) continue;
      await this.bring(one, file);
    }
  }

  private async bring({ id, profileId }: Referral, file: LinkedFile): Promise<void> {
    const outcome = await this.files.outcomeOf({ profileId }, file);
    await this.moveReferral.byService(id, (one) => (stepsFrom(one).includes('file-linked') ? { kind: 'file-linked', file } : undefined));
    if (outcome)
      await this.moveReferral.byService(id, (one) =>
        one.file?.id === file.id && stepsFrom(one).includes('concluded') ? { kind: 'concluded', outcome } : undefined,
      );
  }
}
