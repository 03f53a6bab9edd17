import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { presentReach, type Reach } from '../database/reach.js';

/** What is being done under one key; `held` from the first transaction on, which stays open until the answer is kept. */
interface Act {
  readonly key: string;
  held?: { readonly runner: QueryRunner; readonly release: () => Promise<void>; readonly reach: Reach | undefined };
  isOver: boolean;
}

const present = new AsyncLocalStorage<Act | undefined>();

/** The same key is being worked on, here or in another process. */
export class ActUnderWay extends Error {}

/** What is kept in memory for everybody is not read within the transaction of one act. */
export function apart<T>(work: () => T): T {
  return present.run(undefined, work);
}

/**
 * An act and its answer are one transaction: neither is there without the other, whenever the process dies. The first transaction that the work begins
 * is kept open; what it begins or asks afterwards is part of it. What it asks before is not, nor what the service asks by itself.
 */
@Injectable()
export class Acts {
  private readonly create: (mode?: 'master' | 'slave') => QueryRunner;

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {
    this.create = dataSource.createQueryRunner.bind(dataSource);
    dataSource.createQueryRunner = (mode) => this.runnerOf(present.getStore(), mode);
  }

  /** @param keep writes the answer in the transaction of the act @throws ActUnderWay, with nothing done */
  async execute<T>(key: string, work: () => Promise<T>, keep: (tx: EntityManager, answer: T) => Promise<void>): Promise<T> {
    const act: Act = { key, isOver: false };
    try {
      const answer = await present.run(act, work);
      await (act.held ? keep(act.held.runner.manager, answer) : this.dataSource.transaction((tx) => keep(tx, answer)));
      await act.held?.runner.commitTransaction();
      return answer;
    } catch (error) {
      await act.held?.runner.rollbackTransaction().catch(() => {});
      throw error;
    } finally {
      act.isOver = true;
      await act.held?.release();
    }
  }

  private runnerOf(act: Act | undefined, mode?: 'master' | 'slave'): QueryRunner {
    if (!act || act.isOver) return this.create(mode);
    if (!act.held) return holdingFor(act, this.create(mode));
    return act.held.reach === presentReach() ? act.held.runner : this.create(mode);
  }
}

/** A runner that begins the transaction of the act when it is first asked to begin one. */
function holdingFor(act: Act, runner: QueryRunner): QueryRunner {
  const begin = runner.startTransaction.bind(runner);
  runner.startTransaction = async (isolation) => {
    if (!isolation && !act.held && !act.isOver) await hold(act, runner, begin);
    await begin(isolation);
  };
  return runner;
}

async function hold(act: Act, runner: QueryRunner, begin: () => Promise<void>): Promise<void> {
  act.held = { runner, release: runner.release.bind(runner), reach: presentReach() };
  runner.release = async () => {};
  oneAfterTheOther(runner);
  await begin();
  const [row]: { free: boolean }[] = await runner.query(`SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS free`, [act.key]);
  if (!row?.free) throw new ActUnderWay();
}

/** What reads at once elsewhere, each on a connection of its own, reads here on one. */
function oneAfterTheOther(runner: QueryRunner): void {
  const query = runner.query.bind(runner) as (...given: unknown[]) => Promise<unknown>;
  let last: Promise<unknown> = Promise.resolve();
  runner.query = ((...given: unknown[]) =>
    (last = last.then(
      () => query(...given),
      () => query(...given),
    ))) as typeof runner.query;
}
