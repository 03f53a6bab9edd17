import { Injectable } from '@nestjs/common';
import { today } from '../../platform/clock.js';
import type { Profile } from '../../profiles/index.js';
import { type CurrentRecognition, type Prospect, Recognition, RecognitionProspects } from '../../recognition/index.js';
import { parseIsoDate } from '../../standards/index.js';
import { candidateOf } from '../domain/candidate-of.js';
import type { PersonRevisions, World } from '../domain/match-list.js';
import { recognitionSteps } from '../domain/unlocks/recognition-steps.js';
import { type Unlocks, unlocksInParts } from '../domain/unlocks/unlocks.js';
import { inTurns } from './in-turns.js';
import { OpenWork } from './open-work.js';
import { PresentTaxonomy } from './present-taxonomy.js';
import { recognisedFor } from './recognised-for.js';

export interface UnlocksOfPerson extends Unlocks {
  readonly profile: Profile;
  readonly computedFrom: PersonRevisions & World;
  /** What recognition predicts, by id of the credential or experience. */
  readonly prospects: ReadonlyMap<string, Prospect>;
}

/** The steps of people, each with everything that it opens and raises. */
@Injectable()
export class UnlocksOfPeople {
  constructor(
    private readonly recognition: Recognition,
    private readonly prospects: RecognitionProspects,
    private readonly taxonomy: PresentTaxonomy,
    private readonly work: OpenWork,
  ) {}

  /** One by one, in the order of the profiles. */
  async *each(profiles: readonly Profile[]): AsyncGenerator<UnlocksOfPerson> {
    const [recognitions, allProspects] = await Promise.all([this.recognition.currentOf(profiles), this.prospects.of(profiles)]);
    for (const profile of profiles) yield this.one(profile, recognitions.get(profile.id), allProspects.get(profile.id) ?? new Map());
  }

  /** Also of somebody who is on no record. */
  async one(profile: Profile, current: CurrentRecognition | undefined, prospects: ReadonlyMap<string, Prospect>): Promise<UnlocksOfPerson> {
    const { occupations, nearness, revision: taxonomy } = await this.taxonomy.get();
    const asOf = parseIsoDate(today());
    const { work, revision: vacancies } = await this.work.of(profile.destination);
    const recognised = recognisedFor(current);
    const candidate = candidateOf(profile, recognised, occupations, asOf);
    const own = recognitionSteps(profile, recognised, prospects, occupations, asOf);
    const computedFrom = { profile: profile.revision, recognition: current?.revision ?? 0, vacancies, taxonomy, asOf };
    return { profile, ...(await inTurns(unlocksInParts(candidate, own, work, nearness, asOf))), computedFrom, prospects };
  }
}
