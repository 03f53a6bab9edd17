import type { MigrationInterface, QueryRunner } from 'typeorm';

const FEED = `source = ANY(identity.feeds_into(NULL)) OR (SELECT identity.holds('installation'))`;
const LIST = `left(scheme, 2) = ANY((SELECT identity.countries_of('employment-service'))::text[]) OR (SELECT identity.holds('installation'))`;
/** What an import changed only workers write; whoever may see the import may see that. */
const RULES: readonly (readonly [table: string, verb: 'SELECT' | 'INSERT' | 'UPDATE', rule: string])[] = [
  ['vacancies.import_change', 'SELECT', `EXISTS (SELECT FROM platform.operation AS parent WHERE parent.id = operation_id)`],
  ['vacancies.feed_mapping', 'SELECT', FEED],
  ['vacancies.feed_mapping', 'INSERT', FEED],
  ['vacancies.feed_mapping', 'UPDATE', FEED],
  ['taxonomy.code_version', 'SELECT', 'true'],
  ['taxonomy.code_version', 'INSERT', LIST],
  ['taxonomy.code_mapping', 'SELECT', 'true'],
  ['taxonomy.code_mapping', 'INSERT', LIST],
];
const TABLES = [...new Set(RULES.map(([table]) => table))];

/** How a feed is read is its organisation's; what codes of a national list mean everybody reads, and its country says. */
export class FeedsAndCodesAreHeldToWhoAsks1764009540000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const table of TABLES) await db.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
    for (const [table, verb, rule] of RULES) {
      const condition = verb === 'INSERT' ? `WITH CHECK (${rule})` : `USING (${rule})`;
      await db.query(`CREATE POLICY request_${verb.toLowerCase()} ON ${table} FOR ${verb} TO passerelle_request ${condition}`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const [table, verb] of RULES) await db.query(`DROP POLICY request_${verb.toLowerCase()} ON ${table}`);
    for (const table of TABLES) await db.query(`ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`);
  }
}
