import type { MigrationInterface, QueryRunner } from 'typeorm';

const LANGUAGES = { planned: 'plpgsql', before: 'sql' } as const;
const COUNTRIES = `SELECT coalesce(array_agg(country) FILTER (WHERE country IS NOT NULL), '{}') FROM identity.grants()`;
const REASONED = `nullif(current_setting('passerelle.reason', true), '') IS NOT NULL`;
const FUNCTIONS: readonly (readonly [name: string, returns: string, body: string])[] = [
  ['holds(VARIADIC roles text[])', 'boolean', `SELECT EXISTS (SELECT FROM identity.grants() WHERE role = ANY(roles))`],
  ['countries_of(VARIADIC roles text[])', 'bpchar[]', `${COUNTRIES} WHERE role = ANY(roles)`],
  ['countries_with_reason()', 'bpchar[]', `${COUNTRIES} WHERE role = 'auditor' AND ${REASONED}`],
  [
    'persons()',
    'uuid[]',
    `SELECT coalesce(array_agg(person::uuid) FILTER (WHERE person IS NOT NULL), '{}') FROM identity.grants() WHERE role = 'returnee'`,
  ],
  [
    'feeds_into(land text)',
    'text[]',
    `SELECT coalesce(array_agg(organisation) FILTER (WHERE organisation IS NOT NULL), '{}') FROM identity.grants()
     WHERE role IN ('caseworker', 'employment-service') AND (land IS NULL OR country = land::bpchar)`,
  ],
];

/**
 * What policies ask of the settings is planned once a connection and not once a statement: functions in SQL that read a table are parsed and
 * planned anew by every statement that calls them. Source: PostgreSQL, PL/pgSQL under the hood, plan caching.
 */
export class WhoAsksIsPlannedOnce1764010710000 implements MigrationInterface {
  up(db: QueryRunner): Promise<void> {
    return define(db, 'planned');
  }

  down(db: QueryRunner): Promise<void> {
    return define(db, 'before');
  }
}

async function define(db: QueryRunner, how: keyof typeof LANGUAGES): Promise<void> {
  for (const [name, returns, body] of FUNCTIONS) {
    const text = how === 'planned' ? `BEGIN RETURN (${body}); END` : body;
    await db.query(
      `CREATE OR REPLACE FUNCTION identity.${name} RETURNS ${returns} LANGUAGE ${LANGUAGES[how]} STABLE PARALLEL SAFE AS $$ ${text} $$`,
    );
  }
}
