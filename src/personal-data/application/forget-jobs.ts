import { Injectable } from '@nestjs/common';
import { Queues } from '../../platform/queues/queues.js';

const QUEUES = ['recognition', 'matching', 'profiles'];
const PAGE = 1_000;

/** Ended jobs hold ids for up to two weeks; those that name an erased person are removed. */
@Injectable()
export class ForgetJobs {
  constructor(private readonly queues: Queues) {}

  async execute(profileId: string): Promise<void> {
    for (const name of QUEUES) for (const state of ['completed', 'failed'] as const) await this.forget(name, state, profileId);
  }

  private async forget(name: string, state: 'completed' | 'failed', profileId: string): Promise<void> {
    const queue = this.queues.named(name);
    for (let start = 0; ; start += PAGE) {
      const jobs = await queue.getJobs([state], start, start + PAGE - 1);
      for (const job of jobs) if (JSON.stringify(job?.data ?? {}).includes(profileId)) await job.remove();
      if (jobs.length < PAGE) return;
    }
  }
}
