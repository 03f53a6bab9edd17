import { type Arena, HEAP, SharedArena } from './arena.js';
import { JavaScriptKernel } from './javascript-kernel.js';
import type { Kernel } from './kernel.js';
import { WebAssemblyKernel } from './webassembly-kernel.js';

/** A kernel and the memory that it reads. */
export interface Engine {
  readonly arena: Arena;
  readonly kernel: Kernel;
}

/** The reference, and what serves where nothing faster can. */
export const JAVASCRIPT: Engine = { arena: HEAP, kernel: new JavaScriptKernel() };

/** @throws where WebAssembly has no vectors, no threads, or no memory to share */
export function webAssemblyEngine() {
  const arena = new SharedArena();
  return { arena, kernel: new WebAssemblyKernel(arena) } satisfies Engine;
}
