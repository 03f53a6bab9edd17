import type { Urgency } from './urgency.js';

/** Whoever may be made to wait. */
export type Waiting = Exclude<Urgency, 'always'>;

interface Waiter {
  readonly since: number;
  readonly takePlace: () => void;
  readonly refuse: () => void;
}

/** For how long one waits before it is refused, ms. */
interface Patience {
  /** While a burst is worked off. */
  readonly burst: number;
  /** Once there has been a crowd for a while: more comes than can be done, and to wait longer helps nobody. */
  readonly crowd: number;
}

const PATIENCE: Readonly<Record<Waiting, Patience>> = {
  person: { burst: 5_000, crowd: 60 },
  service: { burst: 3_000, crowd: 40 },
  bulk: { burst: 1_000, crowd: 30 },
};
/** The interval of controlled delay, RFC 8289, section 4.3. */
const CROWD_AFTER_MS = 100;
/** Of the places, taken while there is a crowd: each that is let in is then answered sooner, and hardly fewer are. */
const SHARE_IN_A_CROWD = 0.6;
const REFUSED_FOR_ONE = 3;
/** Of the places. */
const LONGEST_LINE = 6;
const BY_URGENCY: readonly Waiting[] = ['person', 'service', 'bulk'];

/** Who is let in first at a turn: people mostly, but nobody never. */
function firstAt(turn: number): Waiting {
  if (turn % 32 === 31) return 'bulk';
  return turn % 4 === 3 ? 'service' : 'person';
}

/**
 * So many requests are worked on at once, the others wait for a place. Those that share a processor each take as long as all of them together:
 * who is let in is answered soon, whatever comes. The newest of an urgency goes first, as whoever has waited long may no longer be there. It is
 * controlled delay with the newest first, as in B. Maurer, Fail at Scale, ACM Queue 13 (8), 2015; doi:10.1145/2838344.2839461.
 */
export class WaitingRoom {
  private readonly lines: Readonly<Record<Waiting, Waiter[]>> = { person: [], service: [], bulk: [] };
  private readonly waiters = new WeakMap<object, Waiter>();
  private taken = 0;
  private turn = 0;
  private crowdSince: number | undefined;
  /** Somebody has been refused since the crowd began: those who wait are not a burst. */
  private isOverrun = false;

  constructor(
    private readonly places: number,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  get working(): number {
    return this.taken;
  }

  waiting(urgency: Waiting): number {
    return this.lines[urgency].length;
  }

  /** For a while somebody has always been waiting. */
  get isCrowded(): boolean {
    return this.crowdSince !== undefined && this.clock() - this.crowdSince >= CROWD_AFTER_MS;
  }

  /** One more comes to the door. A lasting crowd makes room for it by refusing who is late; a burst, after which nobody comes, is worked off. @returns whether it may wait */
  mayWait(urgency: Waiting): boolean {
    if (!this.isCrowded) return true;
    const late = this.late(urgency).slice(0, REFUSED_FOR_ONE);
    for (const { refuse } of late) refuse();
    const isFull = this.lines[urgency].length >= LONGEST_LINE * this.places;
    this.isOverrun ||= isFull || late.length > 0;
    return !isFull;
  }

  /** @returns whether there is a place: then `leave` must be called, once */
  enter(urgency: Waiting, who: object): Promise<boolean> {
    if (this.hasPlace && !this.someoneWaits()) return Promise.resolve(this.take());
    this.crowdSince ??= this.clock();
    return new Promise((resolve) => {
      const end = (placed: boolean) => {
        clearTimeout(timer);
        this.waiters.delete(who);
        this.forget(urgency, waiter);
        resolve(placed);
      };
      const waiter: Waiter = { since: this.clock(), takePlace: () => end(this.take()), refuse: () => end(false) };
      const timer = setTimeout(waiter.refuse, PATIENCE[urgency].burst);
      this.waiters.set(who, waiter);
      this.lines[urgency].push(waiter);
    });
  }

  /** The newest is let in before the late are refused: on a machine that stands still now and then, everybody is late. */
  leave(): void {
    this.taken -= 1;
    while (this.hasPlace && this.someoneWaits()) this.next()?.takePlace();
    if (this.isOverrun) for (const { refuse } of BY_URGENCY.flatMap((urgency) => this.late(urgency))) refuse();
  }

  /** Nobody waits for that answer any more. */
  goneAway(who: object): void {
    this.waiters.get(who)?.refuse();
  }

  private get hasPlace(): boolean {
    return this.taken < (this.isCrowded ? Math.ceil(SHARE_IN_A_CROWD * this.places) : this.places);
  }

  private take(): true {
    this.taken += 1;
    return true;
  }

  private late(urgency: Waiting): readonly Waiter[] {
    return this.lines[urgency].filter(({ since }) => this.clock() - since > PATIENCE[urgency].crowd);
  }

  private next(): Waiter | undefined {
    const urgency = [firstAt(this.turn++), ...BY_URGENCY].find((one) => this.lines[one].length);
    return urgency && this.lines[urgency].at(-1);
  }

  private forget(urgency: Waiting, waiter: Waiter): void {
    const line = this.lines[urgency];
    line.splice(line.indexOf(waiter), 1);
    if (this.someoneWaits()) return;
    this.crowdSince = undefined;
    this.isOverrun = false;
  }

  private someoneWaits(): boolean {
    return BY_URGENCY.some((one) => this.lines[one].length);
  }
}
