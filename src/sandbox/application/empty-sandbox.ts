import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { EVIDENCE_OF_TENANT } from '../../evidence/index.js';
import { Principals } from '../../identity/index.js';
import { MATCHING_OF_TENANT } from '../../matching/index.js';
import { PERSONAL_DATA_OF_TENANT } from '../../personal-data/index.js';
import type { Removed } from '../../platform/data-subjects/holdings.js';
import { removeRowsOfTenant, type TenantRows } from '../../platform/data-subjects/tenant-holdings.js';
import { QualificationsTenantHoldings } from '../../qualifications/index.js';
import { RECRUITMENT_OF_TENANT } from '../../recruitment/index.js';
import { type CountryCode, isSandbox } from '../../standards/index.js';
import { STATISTICS_OF_TENANT } from '../../statistics/index.js';
import { TAXONOMY_OF_TENANT } from '../../taxonomy/index.js';
import { VACANCIES_OF_TENANT } from '../../vacancies/index.js';
import { WebhooksTenantHoldings } from '../../webhooks/index.js';
import { sourceOf } from '../domain/seed.js';

const ROWS: readonly TenantRows[] = [
  ...VACANCIES_OF_TENANT,
  ...TAXONOMY_OF_TENANT,
  ...RECRUITMENT_OF_TENANT,
  ...MATCHING_OF_TENANT,
  ...STATISTICS_OF_TENANT,
  ...EVIDENCE_OF_TENANT,
  ...PERSONAL_DATA_OF_TENANT,
];

/** What was set up in a sandbox goes: addresses of webhooks, how feeds are read, lists of codes, wordings, licences, titles, counts. */
@Injectable()
export class EmptySandbox {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly principals: Principals,
    private readonly webhooks: WebhooksTenantHoldings,
    private readonly qualifications: QualificationsTenantHoldings,
  ) {}

  /** Of a real country nothing goes. @returns rows removed, by table */
  async execute(sandbox: CountryCode): Promise<Removed> {
    if (!isSandbox(sandbox)) return {};
    const sources = [...new Set([sourceOf(sandbox), ...(await this.principals.organisationsOnlyOf(sandbox))])];
    const tenant = { country: sandbox, sources };
    return this.dataSource.transaction(async (tx) => ({
      ...(await this.webhooks.empty(tx, tenant)),
      ...(await this.qualifications.empty(tx, tenant)),
      ...(await removeRowsOfTenant(tx, tenant, ROWS)),
    }));
  }
}
