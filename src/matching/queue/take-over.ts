import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { FollowVacancies } from '../application/follow-vacancies.js';
import { LeasesRepository } from '../storage/leases.repository.js';

const LOOK_EVERY_MS = 1_000;

/**
 * Goes on with the country of a worker that died, without waiting for the queue to notice that its job has stalled, and takes a country that
 * waits while another worker is busy with the one before it: the queue gives the job to one worker only.
 */
@Injectable()
export class TakeOver implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(TakeOver.name);
  private timer?: NodeJS.Timeout;
  private running: Promise<void> | undefined;

  constructor(
    private readonly leases: LeasesRepository,
    private readonly follow: FollowVacancies,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running ??= this.look()
        .catch((error: Error) => this.log.warn(error.message))
        .finally(() => {
          this.running = undefined;
        });
    }, LOOK_EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private async look(): Promise<void> {
    if (!(await this.leases.someoneDied()) && !(await this.leases.someoneWaits())) return;
    await this.follow.execute();
    await this.leases.freeTheDead();
  }
}
