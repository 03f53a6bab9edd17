import { setTimeout as pause } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SingleBar } from 'cli-progress';
import { LayTheDesk, LoadDemonstration } from '../demonstration/index.js';
import { ReconcileMatches } from '../matching/index.js';
import type { Configuration } from '../platform/configuration/settings.js';
import { Outbox } from '../platform/outbox/outbox.js';
import { Queues } from '../platform/queues/queues.js';
import { ReconcileAssessments } from '../recognition/index.js';

const QUEUES = ['recognition', 'matching'];

/** Loads what comes with the service, then sees to it that everybody is assessed and matched through the queues; whatever a crash lost is found here. */
export async function loadAndMatch(app: NestFastifyApplication, configuration: Configuration, say: (text: string) => void): Promise<void> {
  const load = app.get(LoadDemonstration);
  const demonstration =
    configuration.demonstration === 'yes' || (configuration.demonstration === 'auto' && configuration.environment !== 'production');
  if (configuration.roles.includes('api')) {
    await load.reference(demonstration);
    say('occupations, skills, national titles and agreements loaded');
    if (demonstration) say(`demonstration: ${await load.people()} people and ${await load.vacancies()} vacancies new`);
  }
  if (['recognition', 'matching'].every((role) => configuration.roles.includes(role as never))) await settle(app, say);
  else await enqueueWhatIsStale(app, configuration);
  if (demonstration && configuration.roles.includes('api')) await app.get(LayTheDesk).execute();
}

async function enqueueWhatIsStale(app: NestFastifyApplication, { roles }: Configuration): Promise<number> {
  const assessments = roles.includes('recognition') ? await app.get(ReconcileAssessments).execute() : 0;
  return assessments + (roles.includes('matching') ? await app.get(ReconcileMatches).execute() : 0);
}

/** Waits until outbox and queues are empty and nothing is stale any more; a bar where that takes more than a second. */
async function settle(app: NestFastifyApplication, say: (text: string) => void): Promise<void> {
  const outbox = app.get(Outbox);
  const queues = app.get(Queues);
  const began = performance.now();
  let bar: SingleBar | undefined;
  let most = 0;
  for (;;) {
    const left = (await outbox.waiting()) + (await queues.busy(QUEUES));
    most = Math.max(most, left);
    if (left === 0 && (await nothingStale(app)) && (await queues.busy(QUEUES)) === 0) break;
    if (!bar && process.stdout.isTTY && performance.now() - began > 1_000) bar = progressBar(most);
    bar?.setTotal(most);
    bar?.update(most - left);
    await pause(50);
  }
  bar?.stop();
  say('everybody assessed and matched');
}

/** Asking also enqueues what is found, so that the next look sees it at work. */
async function nothingStale(app: NestFastifyApplication): Promise<boolean> {
  return (await app.get(ReconcileAssessments).execute()) + (await app.get(ReconcileMatches).execute()) === 0;
}

function progressBar(total: number): SingleBar {
  const bar = new SingleBar({ format: '         assessing and matching [{bar}] {value}/{total}', hideCursor: true, clearOnComplete: true });
  bar.start(total, 0);
  return bar;
}
