import fs from 'node:fs';
import { Agreements, checkAgreementText, formOf, writeYaml } from '../agreements/index.js';
import { migrate } from '../platform/database/data-source.js';
import { structuredLogger } from '../platform/telemetry/structured-logger.js';
import { assembleService } from '../service.js';
import type { CommandContext } from './command.js';
import { prepareDatabase } from './database-for.js';

export class AgreementsUsage extends Error {
  readonly code = 'agreements-usage';
  constructor() {
    super(
      'Usage: npm run agreements -- check FILE…   (YAML or JSON; every fault with its place), or: npm run agreements -- export SLUG   (YAML)',
    );
  }
}

/** For lawyers who keep agreements in files. `check` needs no database; it ends with 1 when a file has a fault. @throws AgreementsUsage */
export async function agreementsCommand([action, ...names]: readonly string[], context: CommandContext): Promise<void> {
  if (action === 'check' && names.length) return check(names, context);
  const [slug] = names;
  if (action === 'export' && slug) return exportAgreement(slug);
  throw new AgreementsUsage();
}

function check(files: readonly string[], { say }: CommandContext): void {
  for (const file of files) {
    const faults = checkAgreementText(fs.readFileSync(file, 'utf8'), file.endsWith('.json'));
    say(`${file}: ${faults.length ? `${faults.length} to put right` : 'fits'}`);
    for (const { pointer, detail } of faults) say(`  ${pointer || '/'}  ${detail}`);
    if (faults.length) process.exitCode = 1;
  }
}

async function exportAgreement(slug: string): Promise<void> {
  const { configuration, stopDatabase } = await prepareDatabase(process.env);
  try {
    await migrate(configuration.databaseUrl);
    const service = await assembleService({ ...configuration, roles: [] }, structuredLogger('warn'));
    try {
      await service.app.init();
      process.stdout.write(writeYaml(formOf(await service.app.get(Agreements).get(slug))));
    } finally {
      await service.stop();
    }
  } finally {
    stopDatabase();
  }
}
