import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { now } from '../../platform/clock.js';
import type { RetentionRule } from '../../platform/data-subjects/retention-rule.js';
import { ProfileNotFound } from '../../profiles/index.js';
import { RecognitionHoldings } from '../../recognition/index.js';
import { DryRunMissing } from '../domain/personal-data.errors.js';
import { RetentionRunsRepository } from '../storage/retention-runs.repository.js';
import { ErasePerson } from './erase-person.js';
import { RETENTION_RULES } from './retention-rules.js';

const DAY_MS = 86_400_000;
/** What each rule found, or removed. */
export type Found = Readonly<Record<string, number>>;

/** Removes what is older than its rule keeps it. Rules that have never been run dry, as they are now, remove nothing. */
@Injectable()
export class ApplyRetention {
  private readonly log = new Logger(ApplyRetention.name);
  private readonly rules = createHash('sha256').update(JSON.stringify(RETENTION_RULES)).digest('hex');

  constructor(
    private readonly runs: RetentionRunsRepository,
    private readonly erase: ErasePerson,
    private readonly recognition: RecognitionHoldings,
  ) {}

  /** The night's run: dry when the rules are new, and for good from the next night on. */
  async daily(): Promise<Found> {
    return (await this.runs.hasRunDry(this.rules)) ? this.execute() : this.dry();
  }

  /** What would be removed today. */
  dry(): Promise<Found> {
    return this.run(true, (rule, before) =>
      'due' in rule ? this.people(rule.due, before, async () => 1) : this.runs.count(rule.count, before),
    );
  }

  /** @throws DryRunMissing */
  async execute(): Promise<Found> {
    if (!(await this.runs.hasRunDry(this.rules))) throw new DryRunMissing();
    return this.run(false, (rule, before) =>
      'due' in rule ? this.people(rule.due, before, (id) => this.eraseOne(id)) : this.runs.remove(rule.remove, before),
    );
  }

  private async run(dry: boolean, apply: (rule: RetentionRule, before: Date) => Promise<number>): Promise<Found> {
    const found: Record<string, number> = {};
    for (const rule of RETENTION_RULES) found[rule.code] = await apply(rule, new Date(now().getTime() - rule.keepDays * DAY_MS));
    await this.runs.keep(dry, this.rules, found);
    this.log.log({ message: dry ? 'retention would remove' : 'retention removed', ...found });
    return found;
  }

  /** Whoever has a case open stays: an authority is asked about them. */
  private async people(due: string, before: Date, each: (id: string) => Promise<number>): Promise<number> {
    let all = 0;
    let page = ['00000000-0000-0000-0000-000000000000'];
    while (page.length) {
      page = await this.runs.due(due, before, page.at(-1) as string);
      for (const id of page) if (!(await this.recognition.hasOpenCase(id))) all += await each(id);
    }
    return all;
  }

  private async eraseOne(id: string): Promise<number> {
    try {
      await this.erase.execute(id);
      return 1;
    } catch (error) {
      if (!(error instanceof ProfileNotFound)) throw error;
      return 0;
    }
  }
}
