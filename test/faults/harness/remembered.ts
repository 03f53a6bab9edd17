/** What the service has acknowledged, as those who asked remember it. */
export class Remembered {
  readonly people = new Map<string, { readonly titles: Set<string>; erased: boolean; residence?: string }>();
  /** By reference; all of one source. */
  readonly vacancies = new Map<string, { readonly hours: number; readonly status: 'open' | 'closed' }>();
  readonly imports = new Map<string, { readonly references: readonly string[]; readonly poisonLines: readonly number[] }>();
  readonly cases = new Map<string, { readonly steps: string[] }>();
  readonly agreements = new Map<string, { readonly steps: string[] }>();
  readonly assignments = new Set<string>();
  readonly validations = new Map<string, { readonly profileId: string; readonly units: Set<string>; awarded: boolean }>();
  readonly consents = new Map<string, { readonly profileId: string; withdrawn: boolean }>();
  /** Jobs that the harness itself has spoilt: they are to be found among those that were given up. */
  readonly poison = new Set<string>();
  /** Answers that nobody should get: 5xx other than 503, silence, refusals of what was right. */
  readonly wrongAnswers: string[] = [];
  acknowledgedWrites = 0;
  /** Attempts that have to be made again. */
  refused = 0;
  /** When the last answer came to a request that was sent after `since`, on the clock that never jumps. */
  private since = Number.POSITIVE_INFINITY;
  private answeredAt: number | undefined;

  acknowledge(sentAt: number): void {
    this.acknowledgedWrites += 1;
    if (sentAt >= this.since) this.answeredAt ??= performance.now();
  }

  /** From now on it counts how long nobody's write is acknowledged. */
  faultEnded(): void {
    this.since = performance.now();
    this.answeredAt = undefined;
  }

  /** Milliseconds from the end of the fault to the first acknowledgement of a write sent after it. */
  get answeredAfter(): number | undefined {
    return this.answeredAt === undefined ? undefined : this.answeredAt - this.since;
  }
}

/** The source of every vacancy of the workload. */
export const SOURCE = 'faults';
/** In the name of every person of the workload; where nobody may be named it must not be read. */
export const NAME = 'Ileana Nume-de-taina';
