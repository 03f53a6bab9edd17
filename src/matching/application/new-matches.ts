import { Injectable } from '@nestjs/common';
import { firstIdAt } from '../../platform/database/new-id.js';
import { MatchListsRepository, type Place } from '../storage/match-lists.repository.js';

/** Work that was not known before a moment and stands in the lists of these people. */
@Injectable()
export class NewMatches {
  constructor(private readonly lists: MatchListsRepository) {}

  /** The best first. */
  async since(moment: Date, profileIds: readonly string[]): Promise<readonly Place[]> {
    return profileIds.length ? this.lists.placesFrom(profileIds, firstIdAt(moment)) : [];
  }
}
