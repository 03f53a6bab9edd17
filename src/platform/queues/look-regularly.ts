import { Logger } from '@nestjs/common';

/**
 * Looks at intervals of the clock that never jumps. A repeating job of BullMQ is planned by the clock on the wall: after an hour in which that was ahead,
 * it would not come for an hour. One look at a time; one that fails is told and followed by the next.
 */
export class LookRegularly {
  private readonly log = new Logger(LookRegularly.name);
  private timer: NodeJS.Timeout | undefined;
  private isLooking = false;

  constructor(
    private readonly what: string,
    private readonly look: () => Promise<unknown>,
    /** Milliseconds. */
    private readonly every: number,
  ) {}

  /** Safe to repeat. */
  start(): void {
    this.timer ??= setInterval(() => void this.once(), this.every).unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async once(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    await this.look().catch((error: Error) => this.log.warn(`${this.what}: ${error.message}`));
    this.isLooking = false;
  }
}
