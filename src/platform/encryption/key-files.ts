import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Configuration } from '../configuration/settings.js';
import { BlindIndex } from './blind-index.js';
import { KeyRing, withNewKey, writeKeys } from './key-ring.js';
import { KEY_BYTES } from './sealed.js';

type Keyed = Pick<Configuration, 'dataKeys' | 'dataKeysFile' | 'indexKey' | 'dataDirectory'>;

/** Where the ring lies when it is a file: the one that is named, or in a trial one of our own. Undefined: it is in the environment. */
export function ringFile({ dataKeys, dataKeysFile, dataDirectory }: Keyed): string | undefined {
  if (dataKeysFile) return dataKeysFile;
  return dataKeys ? undefined : path.join(dataDirectory, 'keys', 'data-keys');
}

/** The ring of the environment or its file; in a trial one is made on first use (production has refused to start by now). @throws InvalidKeyRing */
export function openKeyRing(configuration: Keyed): KeyRing {
  const file = ringFile(configuration);
  if (!file) return new KeyRing({ text: configuration.dataKeys });
  if (!configuration.dataKeysFile) makeOnce(file, () => writeKeys(withNewKey(new Map(), 'trial-1')));
  return new KeyRing({ file });
}

export function openBlindIndex({ indexKey, dataDirectory }: Keyed): BlindIndex {
  if (indexKey) return new BlindIndex(Buffer.from(indexKey, 'base64'));
  const file = path.join(dataDirectory, 'keys', 'index-key');
  makeOnce(file, () => randomBytes(KEY_BYTES).toString('base64'));
  return new BlindIndex(Buffer.from(fs.readFileSync(file, 'utf8').trim(), 'base64'));
}

/** Written aside and renamed over the old one: a reader sees the old ring or the new one. */
export function replaceFile(file: string, text: string): void {
  const aside = writeAside(file, text);
  fs.renameSync(aside, file);
}

/** Of several that start at once one makes the file and all read it: a link, unlike a rename, never replaces. */
function makeOnce(file: string, text: () => string): void {
  if (fs.existsSync(file)) return;
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const aside = writeAside(file, text());
  try {
    fs.linkSync(aside, file);
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  } finally {
    fs.rmSync(aside);
  }
}

function writeAside(file: string, text: string): string {
  const aside = `${file}.${process.pid}`;
  const handle = fs.openSync(aside, 'w', 0o600);
  fs.writeFileSync(handle, `${text}\n`);
  fs.fsyncSync(handle);
  fs.closeSync(handle);
  return aside;
}
