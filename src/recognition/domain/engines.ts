import { assess, ENGINE_VERSION } from './assess.js';

export type Engine = typeof assess;

/**
 * Every engine whose answers can be given again. One that has answered is never changed in what it answers: a new rule comes with a new number,
 * and the old one stays beside it. Version 1.0.0 was never published, and its answers are kept as they were stored.
 */
const ENGINES: Readonly<Record<string, Engine>> = { [ENGINE_VERSION]: assess };

export class EngineNotKept extends Error {
  readonly code = 'engine-not-kept';
  constructor(readonly engine: string) {
    super(`Engine ${engine} is not kept here, so its answer stays as it was stored. Engines: ${Object.keys(ENGINES).join(', ')}.`);
  }
}

/** @throws EngineNotKept */
export function engineOf(version: string): Engine {
  const engine = ENGINES[version];
  if (!engine) throw new EngineNotKept(version);
  return engine;
}
