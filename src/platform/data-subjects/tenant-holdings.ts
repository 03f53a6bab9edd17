import type { EntityManager } from 'typeorm';
import type { Removed } from './holdings.js';

/** A country, and the organisations that hold grants in it and nowhere else. */
export interface Tenant {
  readonly country: string;
  readonly sources: readonly string[];
}

/** Rows that a tenant has set up, people and vacancies aside. `where`: SQL over `tenant (country, sources)` and the table as `held`. */
export interface TenantRows {
  readonly table: string;
  readonly where: string;
}

/** What one module holds beside such rows. */
export interface TenantHoldings {
  /** Removes all of it. Safe to repeat. */
  empty(tx: EntityManager, tenant: Tenant): Promise<Removed>;
}

/** Tables with a country of their own. */
export function rowsOfCountry(...tables: readonly string[]): readonly TenantRows[] {
  return tables.map((table) => ({ table, where: 'held.country = tenant.country' }));
}

/** In the order given. */
export async function removeRowsOfTenant(tx: EntityManager, { country, sources }: Tenant, rows: readonly TenantRows[]): Promise<Removed> {
  const removed: Record<string, number> = {};
  for (const { table, where } of rows) {
    const [, affected]: [unknown, number] = await tx.query(
      `WITH tenant AS (SELECT $1::text AS country, $2::text[] AS sources) DELETE FROM ${table} AS held USING tenant WHERE ${where}`,
      [country, sources],
    );
    if (affected) removed[table] = affected;
  }
  return removed;
}
