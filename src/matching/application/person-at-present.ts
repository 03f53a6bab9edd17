import { Injectable } from '@nestjs/common';
import { today } from '../../platform/clock.js';
import { type Profile, Profiles, type StillLooking } from '../../profiles/index.js';
import { Recognition } from '../../recognition/index.js';
import { parseIsoDate } from '../../standards/index.js';
import type { Vacancy } from '../../vacancies/index.js';
import type { Candidate } from '../domain/candidate.js';
import { candidateOf } from '../domain/candidate-of.js';
import { explainMatch, type MatchExplanation } from '../domain/explain.js';
import type { PersonRevisions } from '../domain/match-list.js';
import { openingOf } from '../domain/opening.js';
import { PresentTaxonomy } from './present-taxonomy.js';
import { recognisedFor } from './recognised-for.js';

/** A person as matching sees them now, who can be held against any vacancy. */
export interface PersonAtPresent {
  readonly candidate: Candidate;
  readonly person: PersonRevisions;
  /** Recognition has answered this very revision of the profile. */
  readonly assessed: boolean;
  readonly looking: StillLooking | undefined;
  explain(vacancy: Vacancy): MatchExplanation;
}

@Injectable()
export class PeopleAtPresent {
  constructor(
    private readonly profiles: Profiles,
    private readonly recognition: Recognition,
    private readonly taxonomy: PresentTaxonomy,
  ) {}

  /** @throws ProfileNotFound */
  async get(profileId: string): Promise<PersonAtPresent> {
    const [person] = await this.of([await this.profiles.get(profileId)]);
    return person as PersonAtPresent;
  }

  async of(profiles: readonly Profile[]): Promise<readonly PersonAtPresent[]> {
    const [recognitions, { occupations, nearness }] = await Promise.all([this.recognition.currentOf(profiles), this.taxonomy.get()]);
    const asOf = parseIsoDate(today());
    return profiles.map((profile) => {
      const current = recognitions.get(profile.id);
      const candidate = candidateOf(profile, recognisedFor(current), occupations, asOf);
      return {
        candidate,
        person: { profile: profile.revision, recognition: current?.revision ?? 0 },
        assessed: (current?.profileRevision ?? 0) >= profile.revision,
        looking: profile.looking,
        explain: (vacancy) => explainMatch(candidate, openingOf(vacancy), nearness, asOf),
      };
    });
  }
}
