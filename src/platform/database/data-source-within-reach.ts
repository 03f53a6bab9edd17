import type pg from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import { presentReach } from './reach.js';
import { beginWithin, queryWithin } from './statement-within.js';

const BEGIN = 'START TRANSACTION';

/** The one place where the database is told who asks: each transaction begins with it, and a statement outside of one brings it along. */
export class DataSourceWithinReach extends DataSource {
  override createQueryRunner(mode?: 'master' | 'slave'): QueryRunner {
    const runner = super.createQueryRunner(mode);
    const connect = runner.connect.bind(runner);
    runner.connect = async () => withinReach(await connect(), runner);
    return runner;
  }
}

/** As the runner uses a connection: it only ever asks it. */
function withinReach(client: pg.PoolClient, runner: QueryRunner): Pick<pg.PoolClient, 'query'> {
  const query = (text: string, values?: unknown[]) => {
    const reach = presentReach();
    if (text === BEGIN) return client.query(reach ? beginWithin(reach) : BEGIN);
    return reach && !runner.isTransactionActive ? queryWithin(client, reach, text, values) : client.query(text, values);
  };
  return { query: query as never };
}
