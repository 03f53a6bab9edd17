import { Injectable } from '@nestjs/common';
import type { Profile } from '../../profiles/index.js';
import type { CurrentRecognition } from '../../recognition/index.js';
import { candidateOf } from '../domain/candidate-of.js';
import { LIST_LENGTH } from './compute-lists.js';
import { PresentIndex } from './present-index.js';
import { recognisedFor } from './recognised-for.js';

export interface ListChange {
  readonly changed: boolean;
  /** Vacancies that would come into the first twenty, and that would leave them. */
  readonly gained: number;
  readonly lost: number;
}

/** How a person's list would read under another recognition; nothing is kept. */
@Injectable()
export class MatchingPreview {
  constructor(private readonly present: PresentIndex) {}

  async compare(profile: Profile, before: CurrentRecognition, after: CurrentRecognition): Promise<ListChange> {
    const index = await this.present.get();
    const listed = (recognition: CurrentRecognition) => {
      const candidate = candidateOf(profile, recognisedFor(recognition), index.taxonomy.occupations, index.world.asOf);
      return index.rank(candidate, index.world, LIST_LENGTH).items;
    };
    const [was, wouldBe] = [listed(before), listed(after)];
    const ids = (items: typeof was) => new Set(items.map(({ id }) => id));
    const [known, next] = [ids(was), ids(wouldBe)];
    return {
      changed: JSON.stringify(was) !== JSON.stringify(wouldBe),
      gained: [...next].filter((id) => !known.has(id)).length,
      lost: [...known].filter((id) => !next.has(id)).length,
    };
  }
}
