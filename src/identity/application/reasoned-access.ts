import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import { ReasonRequired } from '../domain/identity.errors.js';
import type { Action } from '../domain/policy.js';
import type { Principal } from '../domain/principal.js';
import { ReasonedAccessRepository } from '../storage/reasoned-access.repository.js';

const SHORTEST = 10;
const LONGEST = 500;

/** Who reads about people without working for them says why, before anything is shown. */
@Injectable()
export class ReasonedAccess {
  constructor(private readonly repository: ReasonedAccessRepository) {}

  /** @param read address of what is read, and whom it is about where that is one person @throws ReasonRequired, SubjectErased */
  async keep(principal: Principal, action: Action, read: { address: string; person?: string | undefined }, given: unknown): Promise<void> {
    const reason = typeof given === 'string' ? given.trim() : '';
    if (reason.length < SHORTEST || reason.length > LONGEST) throw new ReasonRequired();
    const [address = ''] = read.address.split('?');
    await this.repository.add({ id: newId(), principalId: principal.id, profileId: read.person ?? null, action, address, reason });
  }
}
