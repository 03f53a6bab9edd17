import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Operations } from './operations.js';

/** Told how much is done, and of how much in all once that is known. */
export type Moved = (done: number, total?: number) => Promise<void>;

/** Work that the service begins by itself, as an operation like any other, so that whoever wonders sees how far it has come. */
@Injectable()
export class ShownWork {
  constructor(
    private readonly operations: Operations,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** Only one of the same kind and input works at a time: what still stands as running has lost its worker, and is ended. */
  async run(kind: string, input: Record<string, unknown>, work: (moved: Moved) => Promise<Record<string, unknown>>): Promise<void> {
    await this.endTheLost(kind, input);
    const id = await this.operations.begin(kind, input, nothing(), async () => {});
    try {
      await this.operations.end(id, 'done', await work((done, total) => this.operations.moveTo(id, done, total)));
    } catch (error) {
      await this.operations.end(id, 'failed', { detail: (error as Error).message });
      throw error;
    }
  }

  private async endTheLost(kind: string, input: Record<string, unknown>): Promise<void> {
    const result = { detail: 'Its worker is gone; the work has begun anew.' };
    await this.dataSource.query(
      `UPDATE platform.operation SET status = 'failed', result = $3, ended_at = now()
       WHERE kind = $1 AND input = $2 AND status IN ('waiting', 'running')`,
      [kind, JSON.stringify(input), JSON.stringify(result)],
    );
  }
}

async function* nothing(): AsyncGenerator<Buffer> {}
