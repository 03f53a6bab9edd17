import { createPostgresBackend, runMigrations, setDefaultBackendFactory } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';

export type QueueConnection = pg.Pool | Redis;

/** Each worker keeps one client of the pool for LISTEN for ever; too small a pool hangs every query without a word. */
const POOL_SIZE = 24;

/** Redis when its URL is given, else tables of PostgreSQL (schema bullmq): nothing else differs. Before any queue or worker is made. */
export async function openQueueConnection(databaseUrl: string, redisUrl: string): Promise<QueueConnection> {
  if (redisUrl) return openRedis(redisUrl);
  setDefaultBackendFactory(createPostgresBackend);
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: POOL_SIZE,
    keepAlive: true,
    options: '-c search_path=bullmq',
    application_name: 'passerelle queues',
  });
  pool.setMaxListeners(100);
  pool.on('error', () => {});
  const client = await pool.connect();
  try {
    await client.query('CREATE SCHEMA IF NOT EXISTS bullmq');
    await runMigrations(client);
  } finally {
    client.release();
  }
  return pool;
}

async function openRedis(url: string): Promise<Redis> {
  setDefaultBackendFactory(undefined as never);
  const redis = new Redis(url, { maxRetriesPerRequest: null, lazyConnect: true });
  redis.on('error', () => {});
  await redis.connect();
  return redis;
}

/** BullMQ never ends a connection that it was given; call after the application has closed. */
export async function closeQueueConnection(connection: QueueConnection): Promise<void> {
  if (connection instanceof pg.Pool) await connection.end();
  else connection.disconnect();
}
