import { Injectable } from '@nestjs/common';
import { Agreements } from '../../agreements/index.js';
import { today } from '../../platform/clock.js';
import { addJobs } from '../../platform/queues/add-jobs.js';
import { Queues } from '../../platform/queues/queues.js';
import { Profiles } from '../../profiles/index.js';
import { Qualifications } from '../../qualifications/index.js';
import { AssessmentsRepository } from '../storage/assessments.repository.js';

const PAGE = 500;
const BATCH = 50;

/** Finds everybody whose answers rest on an older person, register or day, and enqueues them in batches: whatever was lost on the way heals. */
@Injectable()
export class ReconcileAssessments {
  constructor(
    private readonly profiles: Profiles,
    private readonly agreements: Agreements,
    private readonly qualifications: Qualifications,
    private readonly repository: AssessmentsRepository,
    private readonly queues: Queues,
  ) {}

  /** @returns how many people were enqueued */
  async execute(): Promise<number> {
    const [agreements, qualifications] = await Promise.all([this.agreements.revision(), this.qualifications.revision()]);
    let enqueued = 0;
    let after: string | undefined;
    for (;;) {
      const page = await this.profiles.page(after, PAGE);
      const stale = await this.repository.stale(page, agreements, qualifications, today());
      await this.enqueue(stale, `${agreements}-${qualifications}-${today()}`);
      enqueued += stale.length;
      after = page.at(-1)?.id;
      if (page.length < PAGE) return enqueued;
    }
  }

  private async enqueue(ids: readonly string[], round: string): Promise<void> {
    const batches = Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, at) => ids.slice(at * BATCH, (at + 1) * BATCH));
    const jobs = batches.map((profileIds) => ({
      name: 'assess-profiles',
      data: { profileIds },
      opts: { deduplication: { id: `${round}-${profileIds[0]}-${profileIds.length}` } },
    }));
    await addJobs(this.queues.named('recognition'), jobs);
  }
}
