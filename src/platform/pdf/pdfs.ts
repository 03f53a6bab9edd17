import { fileURLToPath } from 'node:url';
import type { OnApplicationShutdown } from '@nestjs/common';
import workerpool, { type Pool } from 'workerpool';
import { Overloaded } from '../availability/admit-requests.js';
import type { PdfPlan } from './pdf-plan.js';
import type { PdfThread } from './pdf-thread.js';

const THREAD = fileURLToPath(new URL('./pdf-thread.js', import.meta.url));
/** Documents that are asked for at once: what is written, and what waits for it. */
const MOST_AT_ONCE = 12;
/** For a thread that is ended while it writes. */
const LEAVE_MS = 100;

/** For one document. */
export interface PdfLimits {
  readonly milliseconds: number;
  readonly megabytes: number;
}
export const PDF_LIMITS: PdfLimits = { milliseconds: 15_000, megabytes: 256 };

/**
 * PDFs, written one after another by a thread that starts with the first: whoever asks for anything else does not wait for them. A document that
 * ends its thread, or takes too long, fails alone; the next one gets a new thread.
 */
export class Pdfs implements OnApplicationShutdown {
  private pool?: Pool;
  private asked = 0;
  private isOver = false;
  /** The line is ours: that of workerpool 10.0 stands still when a thread dies. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly limits: PdfLimits) {}

  /** @param plan what to write; not asked for when there is no room @throws Overloaded */
  async write(plan: () => Promise<PdfPlan>): Promise<Buffer> {
    if (this.asked >= MOST_AT_ONCE) throw new Overloaded();
    this.asked += 1;
    try {
      return await this.inTurn(await plan());
    } finally {
      this.asked -= 1;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    this.isOver = true;
    await this.pool?.terminate(true);
  }

  private inTurn(plan: PdfPlan): Promise<Buffer> {
    const written = this.last.then(() => this.written(plan));
    this.last = written.catch(() => {});
    return written;
  }

  private async written(plan: PdfPlan): Promise<Buffer> {
    if (this.isOver) throw new Error('The service is stopping and writes no more PDFs.');
    this.pool ??= threadWithin(this.limits);
    try {
      const thread = await this.pool.proxy<PdfThread>();
      return Buffer.from(await thread.writePdf(plan).timeout(this.limits.milliseconds));
    } catch (error) {
      throw new Error(`The PDF "${plan.title.text}" could not be written: ${(error as Error).message}`, { cause: error });
    }
  }
}

function threadWithin({ megabytes }: PdfLimits): Pool {
  const workerThreadOpts = { resourceLimits: { maxOldGenerationSizeMb: megabytes } };
  return workerpool.pool(THREAD, { workerType: 'thread', maxWorkers: 1, workerTerminateTimeout: LEAVE_MS, workerThreadOpts });
}
