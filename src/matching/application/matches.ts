import { Injectable } from '@nestjs/common';
import { MatchListsRepository } from '../storage/match-lists.repository.js';

/** What other modules ask. */
@Injectable()
export class Matches {
  constructor(private readonly lists: MatchListsRepository) {}

  /** Lists kept, and the places in them. */
  counts(): Promise<{ lists: number; matches: number }> {
    return this.lists.counts();
  }
}
