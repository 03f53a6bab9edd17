import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { signingKey } from '../../../src/audit/index.js';
import { LoadDemonstration } from '../../../src/demonstration/index.js';
import { ROLES, readConfiguration } from '../../../src/platform/configuration/settings.js';
import { migrate } from '../../../src/platform/database/data-source.js';
import { structuredLogger } from '../../../src/platform/telemetry/structured-logger.js';
import { assembleService } from '../../../src/service.js';
import { newAuditKey } from '../../fixtures/audit-chains.js';
import { freePort } from '../../fixtures/listening-service.js';
import { eventually } from '../../fixtures/test-service.js';
import type { Looked } from '../invariants/invariant.js';
import { GoodClient } from './good-client.js';
import { KeptProcess } from './kept-process.js';
import { OwnPostgres } from './own-postgres.js';
import { OwnRedis } from './own-redis.js';
import { Receiver } from './receiver.js';
import { Remembered } from './remembered.js';
import { Seeded } from './seeded.js';

const PATIENCE_MS = 120_000;
/** Every role but the one that answers. */
const WORKING = ROLES.filter((role) => role !== 'api').join(',');
export type Topology = 'postgres' | 'redis';

/** Where faults happen: neighbours of its own, a process that answers and one that works, and what was acknowledged. */
export interface World {
  readonly topology: Topology;
  readonly postgres: OwnPostgres;
  readonly redis: OwnRedis | undefined;
  readonly api: KeptProcess;
  readonly worker: KeptProcess;
  readonly address: string;
  readonly remembered: Remembered;
  /** Organisations that are told of what happens. */
  readonly receivers: readonly Receiver[];
  /** As the processes have it. */
  readonly environment: Readonly<Record<string, string>>;
  readonly logFile: string;
  end(): Promise<void>;
}

export async function createWorld(topology: Topology): Promise<World> {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'passerelle-faults-'));
  fs.chmodSync(home, 0o755);
  const postgres = await OwnPostgres.create(path.join(home, 'postgres'));
  const redis = topology === 'redis' ? await OwnRedis.create() : undefined;
  const port = await freePort();
  const receivers = await Receiver.ofEachNature();
  const inside = { OUTGOING_PRIVATE: receivers.map(({ host }) => host).join(',') };
  const environment = { ...environmentOf(postgres, redis, path.join(home, 'service')), ...inside };
  await loadReference(environment);
  const api = new KeptProcess({ ...environment, ROLES: 'api', PORT: `${port}` });
  const worker = new KeptProcess({ ...environment, ROLES: WORKING, PORT: `${await freePort()}` });
  for (const one of [api, worker]) one.start();
  const end = async () => {
    await Promise.all([api, worker].map((one) => one.stop()));
    await redis?.kill();
    for (const one of receivers) one.stop();
    await postgres.remove();
    fs.rmSync(home, { recursive: true, force: true });
  };
  const logFile = path.join(home, 'service/passerelle.log');
  const address = `http://127.0.0.1:${port}`;
  await eventually(
    () => fetch(`${address}/health/ready`).then(({ status }) => status, String),
    (status) => status === 200,
    PATIENCE_MS,
  );
  const world = { topology, postgres, redis, api, worker, address, remembered: new Remembered(), receivers, environment, logFile, end };
  await subscribe(world);
  return world;
}

function environmentOf(postgres: OwnPostgres, redis: OwnRedis | undefined, dataDirectory: string): Record<string, string> {
  const [AUDIT_KEY, QUEUE_PREFIX] = [newAuditKey(), `faults-${randomBytes(4).toString('hex')}`];
  const queues = { QUEUE_PREFIX, REDIS_URL: redis?.url ?? '' };
  const quotas = { CLIENT_QUOTA: '0', ADDRESS_QUOTA: '0' };
  const log = { LOG_LEVEL: 'warn', AUDIT_SIGN_SECONDS: '2', DEMONSTRATION: 'no' };
  return { NODE_ENV: 'test', DATA_DIRECTORY: dataDirectory, DATABASE_URL: postgres.url, AUDIT_KEY, ...queues, ...quotas, ...log };
}

async function loadReference(environment: Record<string, string>): Promise<void> {
  await migrate(environment.DATABASE_URL as string);
  await withService(environment, async ({ app }) => {
    await app.get(LoadDemonstration).reference(true);
    await app.get(LoadDemonstration).vacancies();
  });
}

/** A service of the harness's own for a moment; it works off no queue. */
async function withService<T>(
  environment: Readonly<Record<string, string>>,
  use: (service: Pick<Looked, 'app'>) => Promise<T>,
): Promise<T> {
  const configuration = readConfiguration({ ...environment, ROLES: 'api', LOG_LEVEL: 'silent' });
  const service = await assembleService(configuration, structuredLogger('silent'));
  try {
    await service.app.init();
    await service.app.getHttpAdapter().getInstance().ready();
    return await use(service);
  } finally {
    await service.stop();
  }
}

/** They are owed what happens from then on; only what stands in the database itself is heard of before. */
async function subscribe({ address, remembered, receivers, postgres }: World): Promise<void> {
  const client = new GoodClient(address, remembered, new Seeded(0));
  const told = await postgres.query<{ id: string }>('SELECT id FROM platform.outbox');
  for (const one of receivers)
    await one.subscribe(
      client,
      told.map(({ id }) => id),
    );
}

export function lookAt<T>({ environment, postgres, remembered, receivers }: World, use: (looked: Looked) => Promise<T>): Promise<T> {
  const auditKeys = [signingKey({ auditKey: environment.AUDIT_KEY as string, dataDirectory: '' }).jwk];
  const query: Looked['query'] = (statement, values) => postgres.query(statement, values);
  return withService(environment, ({ app }) => use({ app, remembered, auditKeys, receivers, query }));
}
