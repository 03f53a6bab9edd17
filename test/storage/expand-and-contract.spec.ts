import fs from 'node:fs';
import { destructiveStatements } from '../fixtures/destructive-statements.js';

/** Migrations up to here came before two releases ran together. */
const BASELINE = 1764008200000;
/** Of the release before which the older one has to be stopped anyway, because it cannot read sealed rows. None is added. */
const BEFORE_THE_RULE = ['1764009510000-imports-remember-what-they-changed.ts'];

const aMigration = (up: string, comment = 'What now holds.') =>
  `/** ${comment} */\nexport class X {\n  async up(db) {\n    await db.query(\`${up}\`);\n  }\n\n  async down(db) {\n    await db.query(\`DROP TABLE a.b\`);\n  }\n}\n`;

describe('a migration', () => {
  const later = fs
    .readdirSync('migrations')
    .filter((name) => name.endsWith('.ts') && Number(name.slice(0, 13)) > BASELINE && !BEFORE_THE_RULE.includes(name));

  it.each(later)('%s lets the release before run on, or is the contract step of an expand step that it names', (name) => {
    expect(destructiveStatements(fs.readFileSync(`migrations/${name}`, 'utf8'))).toEqual([]);
  });

  it.each([
    ['ALTER TABLE a.b DROP COLUMN c', 'a column is dropped'],
    ['DROP TABLE a.b', 'a table is dropped'],
    ['ALTER TABLE a.b RENAME COLUMN c TO d', 'something is renamed'],
    ['ALTER TABLE a.b ALTER COLUMN c TYPE bigint', 'a type is changed'],
    ['ALTER TABLE a.b ALTER COLUMN c SET NOT NULL', 'null is no longer allowed'],
    ['ALTER TABLE a.b ADD COLUMN c text NOT NULL', 'a new column has to be given'],
    ['ALTER TABLE a.b ADD COLUMN d text, ADD COLUMN c text NOT NULL, ADD COLUMN e text', 'a new column has to be given'],
  ])('is found out by "%s"', (statement, what) => {
    expect(destructiveStatements(aMigration(statement))).toEqual([what]);
    expect(destructiveStatements(aMigration(statement, 'Contract step: nothing reads c since it was expanded in 0.2.0.'))).toEqual([]);
  });

  it.each([
    'CREATE TABLE a.b (c text NOT NULL)',
    'ALTER TABLE a.b ADD COLUMN c text',
    "ALTER TABLE a.b ADD COLUMN c text NOT NULL DEFAULT ''",
    'ALTER TABLE a.b ADD COLUMN c integer DEFAULT 0 NOT NULL',
    'ALTER TABLE a.b ALTER COLUMN c DROP NOT NULL',
  ])('may "%s"', (statement) => {
    expect(destructiveStatements(aMigration(statement))).toEqual([]);
  });
});
