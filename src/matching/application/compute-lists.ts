import { Injectable } from '@nestjs/common';
import type { Profile } from '../../profiles/index.js';
import { Recognition } from '../../recognition/index.js';
import { candidateOf } from '../domain/candidate-of.js';
import type { MatchList } from '../domain/match-list.js';
import { PresentIndex } from './present-index.js';
import { recognisedFor } from './recognised-for.js';

/** Places in a list, and in the list of open questions beside it. */
export const LIST_LENGTH = 20;

/** Ranks people against the vacancies of the present. */
@Injectable()
export class ComputeLists {
  constructor(
    private readonly recognition: Recognition,
    private readonly present: PresentIndex,
  ) {}

  async execute(profiles: readonly Profile[]): Promise<MatchList[]> {
    const recognitions = await this.recognition.currentOf(profiles);
    const index = await this.present.get();
    const { world } = index;
    return profiles.map((profile) => {
      const recognition = recognitions.get(profile.id);
      const candidate = candidateOf(profile, recognisedFor(recognition), index.taxonomy.occupations, world.asOf);
      const person = { profile: profile.revision, recognition: recognition?.revision ?? 0 };
      return { profileId: profile.id, person, world, ...index.rank(candidate, world, LIST_LENGTH) };
    });
  }
}
