import { type DataSource, type Migration, MigrationExecutor, type QueryRunner } from 'typeorm';

/** Who changes the schema holds it; a second waits. */
export const MIGRATION_LOCK = 727_274;

export class MigrationFailed extends Error {
  readonly code = 'migration-failed';
  constructor(migration: string, cause: Error) {
    super(
      `The migration ${migration} failed: ${cause.message}. The schema is as the one before left it, and the release before this one runs on it. ` +
        'Mend the cause and run "npm run migrate" again.',
      { cause },
    );
  }
}

/** Each in a transaction of its own. @throws MigrationFailed */
export async function runPending(dataSource: DataSource): Promise<Migration[]> {
  try {
    return await dataSource.runMigrations({ transaction: 'each' });
  } catch (error) {
    const [failed] = await new MigrationExecutor(dataSource).getPendingMigrations();
    throw failed ? new MigrationFailed(failed.name, error as Error) : error;
  }
}

/** As if no later migration existed. */
class MigrationsOfThen extends MigrationExecutor {
  constructor(
    runner: QueryRunner,
    private readonly names: readonly string[],
  ) {
    super(runner.dataSource, runner);
    this.transaction = 'none';
  }

  protected override getMigrations(): ReturnType<MigrationExecutor['getMigrations']> {
    return super.getMigrations().filter(({ name }) => this.names.includes(name));
  }
}

/** Brings an empty database to the schema that had these migrations, inside the runner's transaction. */
export async function migrateTo(runner: QueryRunner, names: readonly string[]): Promise<void> {
  await new MigrationsOfThen(runner, names).executePendingMigrations();
}
