import { Injectable } from '@nestjs/common';
import { isOnLists, Profiles } from '../../profiles/index.js';
import { ListOvertaken } from '../domain/matching.errors.js';
import { AssignmentsRepository } from '../storage/assignments.repository.js';
import { MatchListsRepository } from '../storage/match-lists.repository.js';
import { ComputeLists } from './compute-lists.js';
import { WriteLists } from './write-lists.js';

const ATTEMPTS = 5;

/** Ranks people anew; those who are gone leave no list behind. Safe to run twice and at once. */
@Injectable()
export class MatchProfiles {
  constructor(
    private readonly profiles: Profiles,
    private readonly compute: ComputeLists,
    private readonly write: WriteLists,
    private readonly lists: MatchListsRepository,
    private readonly assignments: AssignmentsRepository,
  ) {}

  /** @throws ListOvertaken when the world kept moving; the queue tries again */
  async execute(profileIds: readonly string[], attempt = 1): Promise<void> {
    const people = (await this.profiles.many(profileIds)).filter(isOnLists);
    try {
      await this.write.execute(await this.compute.execute(people));
    } catch (error) {
      if (!(error instanceof ListOvertaken) || attempt === ATTEMPTS) throw error;
      return this.execute(profileIds, attempt + 1);
    }
    await this.forgetTheErased(profileIds);
  }

  /** Asked after writing, so that a list written while its person was erased or paused does not stay. */
  private async forgetTheErased(profileIds: readonly string[]): Promise<void> {
    const here = await this.profiles.many(profileIds);
    const [listed, known] = [idsOf(here.filter(isOnLists)), idsOf(here)];
    await this.lists.forget(profileIds.filter((id) => !listed.has(id)));
    await this.assignments.forget(profileIds.filter((id) => !known.has(id)));
  }
}

function idsOf(people: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(people.map(({ id }) => id));
}
