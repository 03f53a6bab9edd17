import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit, INSTALLATION_CHAIN, organisationOfCountry } from '../../audit/index.js';
import type { Grant, Principal } from '../domain/principal.js';

type Holder = Pick<Principal, 'id' | 'grants'>;

/** Each grant that is given or taken is told in the chain of its country, and of the installation where it has none. */
@Injectable()
export class Permissions {
  constructor(private readonly audit: Audit) {}

  granted(tx: EntityManager, holder: Holder): Promise<void> {
    return this.tell(tx, 'permission.granted', holder);
  }

  revoked(tx: EntityManager, holder: Holder): Promise<void> {
    return this.tell(tx, 'permission.revoked', holder);
  }

  /** In one order of countries, so that two at once do not wait for each other. */
  private async tell(tx: EntityManager, action: 'permission.granted' | 'permission.revoked', { id, grants }: Holder): Promise<void> {
    for (const { role, country } of grants.toSorted(byCountry))
      await this.audit.append(
        tx,
        { action, subjectId: id, details: { role, ...(country && { country }) } },
        country ? organisationOfCountry(country) : INSTALLATION_CHAIN,
      );
  }
}

function byCountry(one: Grant, other: Grant): number {
  return (one.country ?? '') < (other.country ?? '') ? -1 : 1;
}
