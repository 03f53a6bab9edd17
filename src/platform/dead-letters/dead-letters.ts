import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { newId } from '../database/new-id.js';
import { Queues } from '../queues/queues.js';

/** A job that was given up, and why. Its data are ids and revisions, as those of every job. */
export interface DeadLetter {
  readonly id: string;
  readonly queue: string;
  readonly name: string;
  readonly data: Record<string, unknown>;
  readonly reason: string;
  readonly attempts: number;
  readonly firstFailedAt: Date;
  readonly lastFailedAt: Date;
}

export class DeadLetterNotFound extends Error {
  readonly code = 'dead-letter-not-found';
  constructor(readonly id: string) {
    super(
      `There is no dead letter ${id}. It may have been sent back or laid aside already; GET /v1/dead-letters lists those that are left.`,
    );
  }
}

const SELECT = `SELECT id, queue, name, data, reason, attempts, first_failed_at AS "firstFailedAt", last_failed_at AS "lastFailedAt"
  FROM platform.dead_letter`;

@Injectable()
export class DeadLetters {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly queues: Queues,
  ) {}

  /** The same job given up again is the same letter, with its attempts added and the latest reason. */
  async keep({ queue, name, data, reason, attempts }: Omit<DeadLetter, 'id' | 'firstFailedAt' | 'lastFailedAt'>): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO platform.dead_letter (id, queue, name, data, reason, attempts) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (queue, name, md5(data::text)) DO UPDATE SET reason = excluded.reason, last_failed_at = now(),
         attempts = dead_letter.attempts + excluded.attempts`,
      [newId(), queue, name, JSON.stringify(data), reason, attempts],
    );
  }

  /** In the order of ids, oldest first. */
  page(afterId: string | undefined, limit: number): Promise<DeadLetter[]> {
    return this.dataSource.query(`${SELECT} WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2`, [afterId ?? null, limit]);
  }

  /**
   * Back to its queue with all its attempts. The row is locked until then, so that a job which fails at once becomes a new letter; after a crash
   * the letter is still there, and a job done twice does no harm. @throws DeadLetterNotFound
   */
  retry(id: string): Promise<void> {
    return this.dataSource.transaction(async (tx) => {
      const [[letter]]: [Pick<DeadLetter, 'queue' | 'name' | 'data'>[], number] = await tx.query(
        `DELETE FROM platform.dead_letter WHERE id = $1 RETURNING queue, name, data`,
        [id],
      );
      if (!letter) throw new DeadLetterNotFound(id);
      await this.queues.named(letter.queue).add(letter.name, letter.data);
    });
  }

  /** @throws DeadLetterNotFound */
  async layAside(id: string): Promise<void> {
    const [, removed]: [unknown, number] = await this.dataSource.query(`DELETE FROM platform.dead_letter WHERE id = $1`, [id]);
    if (!removed) throw new DeadLetterNotFound(id);
  }
}
