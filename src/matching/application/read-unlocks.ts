import { Injectable } from '@nestjs/common';
import { today } from '../../platform/clock.js';
import { type Profile, Profiles } from '../../profiles/index.js';
import { Recognition } from '../../recognition/index.js';
import { parseIsoDate } from '../../standards/index.js';
import { candidateOf } from '../domain/candidate-of.js';
import type { PersonRevisions, World } from '../domain/match-list.js';
import { recognitionSteps } from '../domain/unlocks/recognition-steps.js';
import { type Unlocks, unlocksOf } from '../domain/unlocks/unlocks.js';
import { OpenWork } from './open-work.js';
import { PresentTaxonomy } from './present-taxonomy.js';
import { recognisedFor } from './recognised-for.js';

export interface UnlocksOfPerson extends Unlocks {
  readonly computedFrom: PersonRevisions & World;
}

/** Which single step of a person, and which two together, would open the most work. */
@Injectable()
export class ReadUnlocks {
  constructor(
    private readonly profiles: Profiles,
    private readonly recognition: Recognition,
    private readonly taxonomy: PresentTaxonomy,
    private readonly work: OpenWork,
  ) {}

  /** @throws ProfileNotFound */
  async of(profileId: string): Promise<UnlocksOfPerson> {
    const [unlocks] = await this.ofAll([await this.profiles.get(profileId)]);
    return unlocks as UnlocksOfPerson;
  }

  /** In the order of the profiles, which share a destination or not. */
  async ofAll(profiles: readonly Profile[]): Promise<readonly UnlocksOfPerson[]> {
    const recognitions = await this.recognition.currentOf(profiles);
    const { occupations, nearness, revision: taxonomy } = await this.taxonomy.get();
    const asOf = parseIsoDate(today());
    const all: UnlocksOfPerson[] = [];
    for (const profile of profiles) {
      const { work, revision: vacancies } = await this.work.of(profile.destination);
      const current = recognitions.get(profile.id);
      const recognised = recognisedFor(current);
      const candidate = candidateOf(profile, recognised, occupations, asOf);
      const computedFrom = { profile: profile.revision, recognition: current?.revision ?? 0, vacancies, taxonomy, asOf };
      all.push({
        ...unlocksOf(candidate, recognitionSteps(profile, recognised, occupations, asOf), work, nearness, asOf),
        computedFrom,
      });
    }
    return all;
  }
}
