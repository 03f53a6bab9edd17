import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { InjectConfiguration } from '../../platform/configuration/configuration.module.js';
import type { Configuration } from '../../platform/configuration/settings.js';
import { type Engine, JAVASCRIPT, webAssemblyEngine } from '../domain/index/engine.js';
import { RankingThreads } from '../threads/ranking-threads.js';

/** The engine of this process: WebAssembly with its threads, where they run; else JavaScript, which answers the same, slower. Threads are for who matches many. */
@Injectable()
export class MatchingEngine implements OnApplicationShutdown {
  private readonly log = new Logger(MatchingEngine.name);
  private engine?: Engine;
  private threads?: RankingThreads;

  constructor(@InjectConfiguration() private readonly configuration: Configuration) {}

  get(): Engine {
    this.engine ??= this.start();
    return this.engine;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.threads?.close();
  }

  private start(): Engine {
    if (this.configuration.matchingKernel === 'javascript') return JAVASCRIPT;
    try {
      const engine = webAssemblyEngine();
      const { roles, matchingThreads } = this.configuration;
      const helpers = roles.includes('matching') ? matchingThreads - 1 : 0;
      if (helpers > 0) this.threads = new RankingThreads(engine.kernel, helpers);
      return engine;
    } catch (error) {
      this.log.warn(`Matching ranks in JavaScript, because WebAssembly with vectors and threads does not run here: ${error}`);
      return JAVASCRIPT;
    }
  }
}
