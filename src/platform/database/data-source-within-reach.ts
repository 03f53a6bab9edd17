import type pg from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import { presentReach, REQUEST_ROLE, type Reach } from './reach.js';
import { beginWithin, queryWithin } from './statement-within.js';

const BEGIN = 'START TRANSACTION';

/** The one place where the database is told who asks: each transaction begins with it, and a statement outside of one brings it along. */
export class DataSourceWithinReach extends DataSource {
  override createQueryRunner(mode?: 'master' | 'slave'): QueryRunner {
    const runner = super.createQueryRunner(mode);
    const connect = runner.connect.bind(runner);
    const transaction: Begun = { within: undefined };
    runner.connect = async () => withinReach(await connect(), runner, transaction);
    return runner;
  }
}

/** The reach with which the open transaction of a runner began; undefined: the service's own. */
interface Begun {
  within: Reach | undefined;
}

/** As the runner uses a connection: it only ever asks it. */
function withinReach(client: pg.PoolClient, runner: QueryRunner, transaction: Begun): Pick<pg.PoolClient, 'query'> {
  const query = (text: string, values?: unknown[]) => {
    const reach = presentReach();
    if (text === BEGIN) {
      transaction.within = reach;
      return client.query(reach ? beginWithin(reach) : BEGIN);
    }
    if (!runner.isTransactionActive) return reach ? queryWithin(client, reach, text, values) : client.query(text, values);
    return transaction.within && !reach ? byTheService(client, text, values) : client.query(text, values);
  };
  return { query: query as never };
}

/** One statement of the service's own in a transaction of a request. The three are queued together; where the middle one fails, so has the transaction. */
function byTheService(client: pg.PoolClient, text: string, values?: unknown[]): Promise<pg.QueryResult> {
  const becomes = (role: string) => client.query(`SET LOCAL ROLE ${role}`).catch(() => {});
  void becomes('NONE');
  const result = client.query(text, values);
  void becomes(REQUEST_ROLE);
  return result;
}
