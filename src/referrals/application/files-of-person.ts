import { Injectable } from '@nestjs/common';
import { CasesRepository, RecordValidation } from '../../recognition/index.js';
import type { LinkedFile, Referral } from '../domain/referral.js';

/** The validation or the recognition case that a referral led to, and how it stands. */
@Injectable()
export class FilesOfPerson {
  constructor(
    private readonly validations: RecordValidation,
    private readonly cases: CasesRepository,
  ) {}

  /** Is it a file of this person, about what they were referred for? */
  async answers({ profileId, to, country }: Referral, { kind, id }: LinkedFile): Promise<boolean> {
    if (kind === 'validation') {
      const found = (await this.validations.ofPerson(profileId)).find((one) => one.id === id);
      return to.kind === 'validation-centre' && found?.standard.code === to.standard;
    }
    const whose = await this.cases.whose(id);
    if (to.kind !== 'competent-authority' || whose?.profileId !== profileId || whose.country !== country) return false;
    return (await this.cases.get(id)).purpose === to.purpose;
  }

  /** How it ended; undefined: it has not. */
  async outcomeOf({ profileId }: Pick<Referral, 'profileId'>, { kind, id }: LinkedFile): Promise<string | undefined> {
    if (kind === 'validation') {
      const found = (await this.validations.ofPerson(profileId)).find((one) => one.id === id);
      return found?.award?.kind;
    }
    const { state, decisions } = await this.cases.get(id);
    if (state === 'withdrawn') return 'case-withdrawn';
    return decisions.at(-1)?.decision.outcome;
  }
}
