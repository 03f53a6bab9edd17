import { Injectable } from '@nestjs/common';
import { type Agreement, Agreements } from '../../agreements/index.js';
import type { Profile } from '../../profiles/index.js';
import { Profiles } from '../../profiles/index.js';
import { type DecidedOutcome, GRANTED, type Recognised, recognised, type StoredAssessment } from '../domain/recognised.js';
import { AssessmentsRepository } from '../storage/assessments.repository.js';
import { CasesRepository } from '../storage/cases/cases.repository.js';

export interface CurrentRecognition {
  readonly revision: number;
  readonly profileRevision: number;
  readonly recognised: Recognised;
}

/** What is predicted of a person and what was decided, which goes before. */
export interface PersonRecognition {
  readonly fresh: boolean;
  readonly recognitionRevision: number;
  readonly items: readonly StoredAssessment[];
  readonly decisions: readonly DecidedOutcome[];
}

/** What holds now, as matching and pages read it. */
@Injectable()
export class Recognition {
  constructor(
    private readonly repository: AssessmentsRepository,
    private readonly profiles: Profiles,
    private readonly agreements: Agreements,
    private readonly cases: CasesRepository,
  ) {}

  /** By profile id; a person who has not been assessed yet is left out. */
  async currentOf(profiles: readonly Profile[]): Promise<Map<string, CurrentRecognition>> {
    const ids = profiles.map(({ id }) => id);
    const [current, decided] = await Promise.all([this.repository.current(ids), this.decided(ids)]);
    return new Map(
      profiles.flatMap((profile) => {
        const found = current.get(profile.id);
        return found
          ? [
              [
                profile.id,
                {
                  revision: found.state.revision,
                  profileRevision: found.state.profileRevision,
                  recognised: recognised(profile, found.assessments, decided.get(profile.id)),
                },
              ] as const,
            ]
          : [];
      }),
    );
  }

  /** The last decision of each case, by person. */
  async decided(profileIds: readonly string[]): Promise<Map<string, DecidedOutcome[]>> {
    const byPerson = new Map<string, DecidedOutcome[]>();
    for (const one of await this.cases.ofProfiles(profileIds)) {
      const last = one.decisions.at(-1)?.decision;
      if (!last || !one.profileId) continue;
      const { id: caseId, subject, purpose, profileId } = one;
      const level = last.recognisedAs?.iscedLevel;
      const outcome = {
        caseId,
        purpose,
        outcome: last.outcome,
        ...(subject && { subject }),
        ...(level !== undefined && { iscedLevel: level }),
      };
      byPerson.set(profileId, [...(byPerson.get(profileId) ?? []), outcome]);
    }
    return byPerson;
  }

  /** @throws ProfileNotFound */
  async assessmentsOf(profileId: string): Promise<PersonRecognition> {
    const profile = await this.profiles.get(profileId);
    const found = (await this.repository.current([profileId])).get(profileId);
    const { agreements } = await this.agreements.register();
    const decisions = (await this.decided([profileId])).get(profileId) ?? [];
    const fresh =
      found !== undefined &&
      found.state.profileRevision === profile.revision &&
      found.state.agreementsRevision >= lastRevision(profile, agreements);
    return { fresh, recognitionRevision: found?.state.revision ?? 0, items: found?.assessments ?? [], decisions };
  }

  /** Of these people, those of whom something is predicted to be recognised in full, with an alternative or on a condition. */
  recognisedAmong(profileIds: readonly string[]): Promise<ReadonlySet<string>> {
    return this.repository.withOutcome(profileIds, GRANTED);
  }

  countsByOutcome(): Promise<Record<string, number>> {
    return this.repository.countsByOutcome();
  }
}

/** Of the agreements between where the person comes from and where recognition is asked: others change nothing for them. */
function lastRevision({ destination, credentials, experiences }: Profile, agreements: readonly Agreement[]): number {
  const origins = [
    ...credentials.flatMap(({ country, recognitions = [] }) => [country, ...recognitions.map((one) => one.country)]),
    ...experiences.map(({ country }) => country),
  ];
  const concerning = agreements.filter(({ parties }) => {
    const countries = parties.map(({ country }) => country);
    return countries.includes(destination) && origins.some((origin) => countries.includes(origin));
  });
  return Math.max(0, ...concerning.map(({ revision }) => revision));
}
