import { Queues } from '../../../src/platform/queues/queues.js';
import type { Invariant, Looked } from './invariant.js';

export const QUEUES = [
  'recognition',
  'matching',
  'imports',
  'evidence',
  'statistics',
  'sandbox',
  'personal-data',
  'profiles',
  'self-assessment',
  'webhooks',
  'webhook-deliveries',
];

export const nothingStuck: Invariant = {
  name: 'I6',
  says: 'outbox and queues are empty, and what was given up is only what was spoilt on purpose',
  async breaches(looked) {
    return [...(await untold(looked)), ...(await waiting(looked)), ...(await givenUp(looked))];
  },
};

async function untold({ query }: Looked): Promise<string[]> {
  const rows = await query<{ id: string; name: string }>(`SELECT id, name FROM platform.outbox WHERE relayed_at IS NULL`);
  return rows.map(({ id, name }) => `event ${name} ${id} was told to nobody`);
}

/** Of delayed jobs those of schedulers wait for their hour; any other waits to be tried again. */
async function waiting({ app }: Looked): Promise<string[]> {
  const found: string[] = [];
  for (const name of QUEUES) {
    const jobs = await app.get(Queues).named(name).getJobs(['waiting', 'active', 'prioritized', 'delayed']);
    const left = jobs.filter((job) => job && !job.repeatJobKey && !String(job.id).startsWith('repeat:'));
    found.push(...left.map((job) => `queue ${name} still holds ${job.name} ${job.id}: ${job.failedReason ?? 'not begun'}`));
  }
  return found;
}

async function givenUp({ query, remembered }: Looked): Promise<string[]> {
  const rows = await query<{ queue: string; name: string; data: object; reason: string }>(
    `SELECT queue, name, data, reason FROM platform.dead_letter`,
  );
  const inWords = rows.map(({ queue, name, data }) => `${queue} ${name} ${JSON.stringify(data)}`);
  const lost = [...remembered.poison].filter((one) => !inWords.includes(one)).map((one) => `spoilt job ${one} was not given up`);
  const others = rows.filter((_, at) => !remembered.poison.has(inWords[at] ?? ''));
  return [...lost, ...others.map(({ queue, name, data, reason }) => `given up: ${queue} ${name} ${JSON.stringify(data)}: ${reason}`)];
}
