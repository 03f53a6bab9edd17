import { MigrationExecutor, type QueryRunner } from 'typeorm';

/** Who changes the schema holds it; a second waits. */
export const MIGRATION_LOCK = 727_274;

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
