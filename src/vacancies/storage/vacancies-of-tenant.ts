import type { TenantRows } from '../../platform/data-subjects/tenant-holdings.js';
import { IMPORT_KIND } from './imports.repository.js';

const ENDED = `SELECT id FROM platform.operation WHERE kind = '${IMPORT_KIND}' AND input ->> 'source' = ANY(tenant.sources) AND status NOT IN ('waiting', 'running', 'rolling-back')`;
const OWN = `SELECT id FROM vacancies.vacancy WHERE vacancy.country = tenant.country`;

/** How feeds are read, what wordings mean, which vacancies were told apart, and imports that do not run. */
export const VACANCIES_OF_TENANT: readonly TenantRows[] = [
  { table: 'vacancies.feed_mapping', where: 'held.source = ANY(tenant.sources)' },
  { table: 'vacancies.wording_correction', where: 'held.source = ANY(tenant.sources)' },
  { table: 'vacancies.unclear_wording', where: 'held.source = ANY(tenant.sources)' },
  { table: 'vacancies.told_apart', where: `held.one IN (${OWN}) OR held.other IN (${OWN})` },
  { table: 'vacancies.import_change', where: `held.operation_id IN (${ENDED})` },
  { table: 'platform.operation_verdict', where: `held.operation_id IN (${ENDED})` },
  { table: 'platform.operation_upload', where: `held.operation_id IN (${ENDED})` },
  { table: 'platform.operation', where: `held.id IN (${ENDED})` },
];
