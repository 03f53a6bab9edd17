import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Removed } from '../../platform/data-subjects/holdings.js';
import { removeRowsOfTenant, rowsOfCountry, type Tenant, type TenantHoldings } from '../../platform/data-subjects/tenant-holdings.js';

const ROWS = rowsOfCountry('qualifications.qualification', 'qualifications.awarding_body', 'qualifications.past');

/** National titles; what a title was before is forgotten with it. */
@Injectable()
export class QualificationsTenantHoldings implements TenantHoldings {
  async empty(tx: EntityManager, tenant: Tenant): Promise<Removed> {
    const removed = await removeRowsOfTenant(tx, tenant, ROWS);
    if (Object.keys(removed).length) await tx.query(`UPDATE qualifications.register SET revision = revision + 1`);
    return removed;
  }
}
