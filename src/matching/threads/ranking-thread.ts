import { workerData } from 'node:worker_threads';
import { PUBLISHED } from '../domain/index/layout.js';
import type { KernelExports, ThreadSeat } from '../domain/index/webassembly-kernel.js';

/** One more thread of the kernel: ranks whoever is published, sleeps when nobody is, until it is ended from outside. */
const { module, memory, ring, room } = workerData as ThreadSeat;
const { rankPublished } = new WebAssembly.Instance(module, { env: { memory } }).exports as KernelExports;
const published = new Int32Array(memory.buffer, ring + PUBLISHED, 1);

for (;;) {
  const seen = Atomics.load(published, 0);
  rankPublished(ring, room);
  Atomics.wait(published, 0, seen);
}
