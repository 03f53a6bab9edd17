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
    const of = (profile: Profile) => recognitions.get(profile.id);
    const candidates = profiles.map((one) => candidateOf(one, recognisedFor(of(one)), index.taxonomy.occupations, world.asOf));
    const rankings = index.rankAll(candidates, world, LIST_LENGTH);
    return profiles.map((profile, at) => {
      const person = { profile: profile.revision, recognition: of(profile)?.revision ?? 0 };
      return { profileId: profile.id, person, world, ...rankings[at]! };
    });
  }
}
