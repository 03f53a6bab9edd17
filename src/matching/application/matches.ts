import { Injectable } from '@nestjs/common';
import { MatchListsRepository } from '../storage/match-lists.repository.js';

/** What other modules ask. */
@Injectable()
export class Matches {
  constructor(private readonly lists: MatchListsRepository) {}

  /** Of these people, those with work on their list. */
  matchedAmong(profileIds: readonly string[]): Promise<ReadonlySet<string>> {
    return this.lists.matchedAmong(profileIds);
  }

  /** Lists kept, and the places in them. */
  counts(): Promise<{ lists: number; matches: number }> {
    return this.lists.counts();
  }
}
