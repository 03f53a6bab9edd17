/** Failures of one key within a window. */
interface Counted {
  readonly since: number;
  failures: number;
}

/** More keys than this are not remembered: the oldest go first. */
const MOST_KEYS = 20_000;

/** Counts what failed, by key, in this process; what succeeds is never counted. */
export class Attempts {
  private readonly counted = new Map<string, Counted>();

  /** @param most failures within the window @param windowMs that begins with the first of them @param clock milliseconds, only rising */
  constructor(
    private readonly most: number,
    private readonly windowMs: number,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** @returns whole seconds until another may be tried; 0: now */
  secondsLeft(key: string): number {
    const found = this.present(key);
    if (!found || found.failures < this.most) return 0;
    return Math.ceil((found.since + this.windowMs - this.clock()) / 1000);
  }

  failed(key: string): void {
    const found = this.present(key);
    if (found) found.failures += 1;
    else this.begin(key);
  }

  private begin(key: string): void {
    if (this.counted.size >= MOST_KEYS) this.counted.delete(this.counted.keys().next().value as string);
    this.counted.set(key, { since: this.clock(), failures: 1 });
  }

  private present(key: string): Counted | undefined {
    const found = this.counted.get(key);
    if (!found || found.since + this.windowMs > this.clock()) return found;
    this.counted.delete(key);
    return undefined;
  }
}
