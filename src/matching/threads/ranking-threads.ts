import { Worker } from 'node:worker_threads';
import type { WebAssemblyKernel } from '../domain/index/webassembly-kernel.js';

/** Threads that help a kernel for as long as they are open; they do not keep the process alive. */
export class RankingThreads {
  private readonly workers: readonly Worker[];

  /** @param count threads beside the one that asks */
  constructor(kernel: WebAssemblyKernel, count: number) {
    this.workers = Array.from({ length: count }, () => {
      const worker = new Worker(new URL('./ranking-thread.js', import.meta.url), { workerData: kernel.seat() });
      worker.unref();
      return worker;
    });
  }

  /** To be asked between two pieces of work. */
  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }
}
