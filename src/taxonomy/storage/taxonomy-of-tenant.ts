import type { TenantRows } from '../../platform/data-subjects/tenant-holdings.js';

const OWN = `starts_with(held.scheme, tenant.country || '-')`;

/** National lists of codes, with what they mean. */
export const TAXONOMY_OF_TENANT: readonly TenantRows[] = [
  { table: 'taxonomy.code_mapping', where: OWN },
  { table: 'taxonomy.code_version', where: OWN },
];
