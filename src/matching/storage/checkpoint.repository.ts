import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { IsoDate } from '../../standards/index.js';
import type { World } from '../domain/match-list.js';

interface Row {
  readonly vacancies: string;
  readonly taxonomy: string;
  readonly as_of: IsoDate;
}

/** The world that all lists account for, and the one that was announced. */
@Injectable()
export class CheckpointRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async reached(): Promise<World> {
    const [row]: Row[] = await this.dataSource.query(
      `SELECT vacancies_revision AS vacancies, taxonomy_revision AS taxonomy, as_of::text FROM matching.checkpoint`,
    );
    return toWorld(row as Row);
  }

  /** Waits for lists that are being written; from now on none is written that rests on less than `world`. */
  async announce(world: World): Promise<void> {
    await this.dataSource.query(
      `UPDATE matching.checkpoint SET announced_vacancies_revision = greatest(announced_vacancies_revision, $1),
         announced_taxonomy_revision = greatest(announced_taxonomy_revision, $2), announced_as_of = greatest(announced_as_of, $3::date)`,
      [world.vacancies, world.taxonomy, world.asOf],
    );
  }

  /** Holds an announcement back until the transaction ends. @returns the announced world: a list that rests on less may not be written */
  async holdAnnouncement(tx: EntityManager): Promise<World> {
    const [row]: Row[] = await tx.query(
      `SELECT announced_vacancies_revision AS vacancies, announced_taxonomy_revision AS taxonomy, announced_as_of::text AS as_of
       FROM matching.checkpoint FOR SHARE`,
    );
    return toWorld(row as Row);
  }

  /** Waits for lists that are being written. @returns a number of writing: every list with it or a smaller one is committed */
  async writingSettled(): Promise<number> {
    return this.dataSource.transaction(async (tx) => {
      await tx.query(`SELECT 1 FROM matching.checkpoint FOR NO KEY UPDATE`);
      const [row]: { written: string }[] = await tx.query(
        `SELECT CASE WHEN is_called THEN last_value ELSE 0 END AS written FROM matching.list_writing`,
      );
      return Number(row?.written);
    });
  }

  /** Every list accounts for `world`. */
  async move(world: World): Promise<void> {
    await this.dataSource.query(
      `UPDATE matching.checkpoint SET vacancies_revision = greatest(vacancies_revision, $1),
         taxonomy_revision = greatest(taxonomy_revision, $2), as_of = greatest(as_of, $3::date)`,
      [world.vacancies, world.taxonomy, world.asOf],
    );
  }
}

function toWorld({ vacancies, taxonomy, as_of }: Row): World {
  return { vacancies: Number(vacancies), taxonomy: Number(taxonomy), asOf: as_of };
}
