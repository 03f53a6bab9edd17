import { createWriteStream, type WriteStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { BackupNotWritten } from './backup.errors.js';

const NO_ROOM = ['ENOSPC', 'EDQUOT', 'EFBIG'];

/** Written aside, brought to the disk and given its name: a reader finds the whole file or none. @throws BackupNotWritten */
export async function writeNewFile(file: string, write: (to: WriteStream) => Promise<void>): Promise<void> {
  const aside = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.half`);
  if (await exists(file)) throw new BackupNotWritten(`${file} is there already. Name a file that is not, as by the day and the hour.`);
  const to = createWriteStream(aside, { flags: 'wx', mode: 0o600, flush: true });
  try {
    await write(to);
    await fs.link(aside, file);
    await bringToDisk(path.dirname(file));
  } catch (error) {
    throw explained(error as NodeJS.ErrnoException, file);
  } finally {
    to.destroy();
    await fs.rm(aside, { force: true });
  }
}

function exists(file: string): Promise<boolean> {
  return fs.access(file).then(
    () => true,
    () => false,
  );
}

/** The name too. */
async function bringToDisk(directory: string): Promise<void> {
  const handle = await fs.open(directory);
  await handle.sync().finally(() => handle.close());
}

function explained(error: NodeJS.ErrnoException, file: string): Error {
  const { code = '' } = error;
  if (NO_ROOM.includes(code))
    return new BackupNotWritten(
      `There is no room for ${file} (${code}). Nothing is left of it; free some, or name a place on another disk.`,
    );
  if (['ENOENT', 'EACCES', 'EPERM', 'EROFS', 'EEXIST'].includes(code))
    return new BackupNotWritten(`${file} cannot be written (${error.message}). Name a place where this user may write.`);
  return error;
}
