import { SingleBar } from 'cli-progress';

/** Where somebody watches. */
export class ProgressBar {
  private bar: SingleBar | undefined;

  constructor(private readonly of: string) {}

  show(done: number, total: number, now: string): void {
    if (!process.stdout.isTTY) return;
    this.bar ??= this.begun(total);
    this.bar.update(done, { now });
  }

  stop(): void {
    this.bar?.stop();
    this.bar = undefined;
  }

  private begun(total: number): SingleBar {
    const bar = new SingleBar({ format: `         ${this.of} [{bar}] {percentage} %  {now}`, hideCursor: true, clearOnComplete: true });
    bar.start(total, 0, { now: '' });
    return bar;
  }
}
