import fs from 'node:fs';
import type { INestApplicationContext } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SigningKeys } from '../passport/index.js';
import { today } from '../platform/clock.js';
import type { Configuration } from '../platform/configuration/settings.js';
import { migrate } from '../platform/database/data-source.js';
import { newId } from '../platform/database/new-id.js';
import { openKeyRing, replaceFile, ringFile } from '../platform/encryption/key-files.js';
import { parseKeys, withNewKey, writeKeys } from '../platform/encryption/key-ring.js';
import { RewrapDataKeys } from '../platform/encryption/rewrap-data-keys.js';
import { structuredLogger } from '../platform/telemetry/structured-logger.js';
import { assembleService } from '../service.js';
import type { CommandContext } from './command.js';
import { prepareDatabase } from './database-for.js';

export class KeysUsage extends Error {
  readonly code = 'keys-usage';
  constructor(detail = '') {
    super(
      `${detail}Usage: npm run keys -- status | rotate | rewrap | retire ID | passports   (passports: another key signs them from now on; rotate and retire write the ring's file; a ring in DATA_KEYS is edited by you: ` +
        'add the new key behind the others and restart everything, move it to the front and restart again, then rewrap)',
    );
  }
}

/** Looks after the ring of key-encryption keys, also while the service runs. @throws KeysUsage */
export async function keysCommand([act, id]: readonly string[], { say }: CommandContext): Promise<void> {
  if (!act || !['status', 'rotate', 'rewrap', 'retire', 'passports'].includes(act)) throw new KeysUsage();
  const { configuration, stopDatabase } = await prepareDatabase(process.env);
  try {
    await migrate(configuration.databaseUrl);
    openKeyRing(configuration);
    if (act === 'passports') return await withService(configuration, (app) => changeSigningKey(app, say));
    if (act === 'rotate') say(`new key "${addKey(fileOf(configuration))}" in front of the ring`);
    await withService(configuration, async (app) => {
      const rewrap = app.get(RewrapDataKeys);
      if (act !== 'status') say(`${await rewrap.execute()} data keys wrapped anew`);
      const counts = await rewrap.counts();
      for (const [kek, n] of counts) say(`${kek}: wraps ${n} data keys`);
      if (act === 'retire') retire(fileOf(configuration), id, counts);
    });
  } finally {
    stopDatabase();
  }
}

async function changeSigningKey(app: INestApplicationContext, say: CommandContext['say']): Promise<void> {
  const { kid } = await app.get(SigningKeys).rotate();
  say(`passports are signed with ${kid} from now on; what was signed before is still verified`);
}

async function withService(configuration: Configuration, work: (app: INestApplicationContext) => Promise<void>): Promise<void> {
  const service = await assembleService({ ...configuration, roles: [] }, structuredLogger('warn'));
  try {
    await (service.app as NestFastifyApplication).init();
    await work(service.app);
  } finally {
    await service.stop();
  }
}

/** @throws KeysUsage */
function fileOf(configuration: Configuration): string {
  const file = ringFile(configuration);
  if (!file) throw new KeysUsage('The ring is in DATA_KEYS and not in a file. ');
  return file;
}

/** @returns the id of the new key: the day, and what makes it differ from another of that day */
function addKey(file: string): string {
  const id = `${today()}-${newId().slice(-6)}`;
  replaceFile(file, writeKeys(withNewKey(parseKeys(fs.readFileSync(file, 'utf8')), id)));
  return id;
}

/** A key that wraps nothing any more is forgotten; backups of when it did can then no longer be read. @throws KeysUsage */
function retire(file: string, id: string | undefined, counts: ReadonlyMap<string, number>): void {
  const keys = new Map(parseKeys(fs.readFileSync(file, 'utf8')));
  if (!id || !keys.has(id)) throw new KeysUsage(`There is no key "${id}" on the ring. `);
  if (counts.has(id) || keys.size === 1) throw new KeysUsage(`The key "${id}" is in use. `);
  keys.delete(id);
  replaceFile(file, writeKeys(keys));
}
