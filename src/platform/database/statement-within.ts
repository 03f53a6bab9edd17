import pg from 'pg';
import { type Reach, roleOf } from './reach.js';

/** What `pg` writes to the server; its types leave it out. */
interface Wire {
  readonly stream: { cork(): void; uncork(): void };
  parse(message: { text: string }): void;
  bind(message: { values: readonly string[] }): void;
  execute(message: object): void;
}

interface Statement {
  submit(wire: Wire): Error | null;
  handleCommandComplete(message: unknown, wire: Wire): void;
}

type Callback = (error: Error | null, result: pg.QueryResult) => void;

/**
 * Runs one statement with its reach before it. Both go to the server as one pipeline with one Sync, which is one transaction and one round trip:
 * what is set ends with it and never stays on the connection, also behind a pooler of transactions.
 * Source: PostgreSQL, Frontend/Backend Protocol, Extended Query and Pipelining.
 */
export function queryWithin(client: pg.PoolClient, reach: Reach, text: string, values: unknown[] = []): Promise<pg.QueryResult> {
  return new Promise((resolve, reject) => {
    const done: Callback = (error, result) => (error ? reject(error) : resolve(result));
    client.query(statementWithin(reach, { text, values, queryMode: 'extended' }, done) as never);
  });
}

function statementWithin(reach: Reach, config: object, done: Callback): Statement {
  const statement = new (pg.Query as unknown as new (config: object, values: undefined, done: Callback) => Statement)(
    config,
    undefined,
    done,
  );
  const [submit, complete] = [statement.submit, statement.handleCommandComplete];
  let isSet = false;
  statement.submit = (wire) => {
    wire.stream.cork();
    set(wire, reach);
    const fault = submit.call(statement, wire);
    wire.stream.uncork();
    return fault;
  };
  statement.handleCommandComplete = (message, wire) => {
    if (isSet) complete.call(statement, message, wire);
    isSet = true;
  };
  return statement;
}

/** Answers no row, and so nothing that the statement's own result would have to leave out. */
function set(wire: Wire, reach: Reach): void {
  const settings = Object.entries({ role: roleOf(reach), ...reach });
  const each = settings.map((_, at) => `set_config($${2 * at + 1}, $${2 * at + 2}, true)`);
  wire.parse({ text: `SELECT WHERE concat(${each.join(', ')}) IS NULL` });
  wire.bind({ values: settings.flat() });
  wire.execute({});
}

/** Begins a transaction within a reach. SET and not SELECT, after which the isolation level could not be chosen. */
export function beginWithin(reach: Reach): string {
  const settings = Object.entries(reach).map(([name, value]) => `SET LOCAL ${name} = ${pg.escapeLiteral(value)}`);
  return ['START TRANSACTION', `SET LOCAL ROLE ${roleOf(reach)}`, ...settings].join('; ');
}
