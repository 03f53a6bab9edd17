import type pg from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import { presentReach, type Reach, roleOf } from './reach.js';
import { beginWithin, queryWithin } from './statement-within.js';

const BEGIN = 'START TRANSACTION';

/** The one place where the database is told who asks: each transaction begins with it, and a statement outside of one brings it along. */
export class DataSourceWithinReach extends DataSource {
  override createQueryRunner(mode?: 'master' | 'slave'): QueryRunner {
    const runner = super.createQueryRunner(mode);
    const connect = runner.connect.bind(runner);
    const transaction: Begun = { within: undefined };
    const inTurn = oneAfterAnother();
    runner.connect = async () => withinReach(await connect(), runner, transaction, inTurn);
    return runner;
  }
}

/** The reach with which the open transaction of a runner began; undefined: the service's own. */
interface Begun {
  within: Reach | undefined;
}

/** As the runner uses a connection: it only ever asks it, one statement after another. Streams of COPY, which the service alone makes, go as they are. */
function withinReach(client: pg.PoolClient, runner: QueryRunner, transaction: Begun, inTurn: InTurn): Pick<pg.PoolClient, 'query'> {
  const ask = (text: string, values: unknown[] | undefined, reach: Reach | undefined) => {
    if (text === BEGIN) {
      transaction.within = reach;
      return client.query(reach ? beginWithin(reach) : BEGIN);
    }
    if (!runner.isTransactionActive) return reach ? queryWithin(client, reach, text, values) : client.query(text, values);
    return transaction.within && !reach ? byTheService(client, roleOf(transaction.within), text, values) : client.query(text, values);
  };
  const query = (asked: string | pg.Submittable, values?: unknown[]) => {
    const reach = presentReach();
    return typeof asked === 'string' ? inTurn(() => ask(asked, values, reach)) : client.query(asked);
  };
  return { query: query as never };
}

type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** A transaction has one role at a time: a statement that is asked meanwhile waits, so that it does not run under the role of another. */
function oneAfterAnother(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => {});
    return result;
  };
}

/** One statement of the service's own in a transaction of a request or a job; where it fails, so has the transaction. */
async function byTheService(client: pg.PoolClient, before: string, text: string, values?: unknown[]): Promise<pg.QueryResult> {
  const becomes = (role: string) => client.query(`SET LOCAL ROLE ${role}`).catch(() => {});
  await becomes('NONE');
  try {
    return await client.query(text, values);
  } finally {
    await becomes(before);
  }
}
