import { Injectable } from '@nestjs/common';
import { Operations } from '../../platform/operations/operations.js';
import { Profiles } from '../../profiles/index.js';
import { FollowVacancies } from './follow-vacancies.js';
import { MatchProfiles } from './match-profiles.js';

const PAGE = 200;

/** Ranks everybody anew because somebody asked for it, and shows how far it has come. A crash begins anew. */
@Injectable()
export class MatchEverybody {
  constructor(
    private readonly profiles: Profiles,
    private readonly follow: FollowVacancies,
    private readonly matchProfiles: MatchProfiles,
    private readonly operations: Operations,
  ) {}

  async execute(operationId: string): Promise<void> {
    await this.operations.moveTo(operationId, 0, await this.profiles.count());
    let done = 0;
    for (let after: string | undefined, more = true; more; ) {
      const ids = (await this.profiles.page(after, PAGE)).map(({ id }) => id);
      await this.matchProfiles.execute(ids);
      done += ids.length;
      await this.operations.moveTo(operationId, done);
      after = ids.at(-1);
      more = ids.length === PAGE;
    }
    await this.follow.execute();
    await this.operations.end(operationId, 'done', { people: done });
  }
}
