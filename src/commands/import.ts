import { SingleBar } from 'cli-progress';
import { migrate } from '../platform/database/data-source.js';
import { structuredLogger } from '../platform/telemetry/structured-logger.js';
import { assembleService } from '../service.js';
import { ImportEsco, type ImportProgress, type ImportReport } from '../taxonomy/index.js';
import type { CommandContext } from './command.js';
import { prepareDatabase } from './database-for.js';

export class ImportUsage extends Error {
  readonly code = 'import-usage';
  constructor() {
    super('Usage: npm run import -- esco DIRECTORY   (the official CSV files of ESCO, or the published zip)');
  }
}

/** Takes official files in, also while the service runs. @throws ImportUsage */
export async function importCommand([kind, place]: readonly string[], { say }: CommandContext): Promise<void> {
  if (kind !== 'esco' || !place) throw new ImportUsage();
  const { configuration, stopDatabase } = await prepareDatabase(process.env);
  try {
    await migrate(configuration.databaseUrl);
    const service = await assembleService({ ...configuration, roles: [] }, structuredLogger('warn'));
    try {
      await service.app.init();
      const report = await withBar((onProgress) => service.app.get(ImportEsco).execute(place, { onProgress }));
      for (const line of reportLines(report)) say(line);
    } finally {
      await service.stop();
    }
  } finally {
    stopDatabase();
  }
}

async function withBar(work: (onProgress: (progress: ImportProgress) => void) => Promise<ImportReport>): Promise<ImportReport> {
  if (!process.stdout.isTTY) return work(() => {});
  const bar = new SingleBar({ format: '         {stage} [{bar}] {percentage} %  {file}', hideCursor: true, clearOnComplete: true });
  bar.start(1, 0, { stage: 'reading', file: '' });
  try {
    return await work(({ stage, file = '', done, total }) => {
      bar.setTotal(total);
      bar.update(done, { stage, file });
    });
  } finally {
    bar.stop();
  }
}

function reportLines({
  release,
  inRelease,
  dangling,
  danglingOccupationSkillRelations,
  repeated,
  tallies,
  passedOver,
  revision,
}: ImportReport): string[] {
  const { occupations, skills, labels, occupationSkillRelations } = inRelease;
  return [
    `ESCO ${release}: ${occupations} occupations, ${skills} skills, ${occupationSkillRelations} occupation–skill relations, ${labels} labels`,
    `relations that name what the release does not have: ${danglingOccupationSkillRelations} occupation–skill, ${dangling} in all (each with file and line in taxonomy.dangling_row); repeated rows: ${repeated}`,
    ...Object.entries(tallies).map(
      ([what, { added, changed, retired, returned }]) =>
        `${what}: ${added} added, ${changed} changed, ${retired} retired, ${returned} returned`,
    ),
    ...(passedOver.length ? [`not needed: ${passedOver.join(', ')}`] : []),
    `the taxonomy is now at revision ${revision}`,
  ];
}
