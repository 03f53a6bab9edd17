import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Agreements } from '../../agreements/index.js';
import { today } from '../../platform/clock.js';
import { SubjectErased } from '../../platform/encryption/data-keys.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { ProfileNotFound, Profiles } from '../../profiles/index.js';
import { Qualifications } from '../../qualifications/index.js';
import { parseIsoDate } from '../../standards/index.js';
import { factsOfProfile } from '../domain/facts-of-profile.js';
import { type Answered, AssessmentsRepository, type RecognitionState } from '../storage/assessments.repository.js';
import { CasesRepository } from '../storage/cases/cases.repository.js';
import { AssessFacts } from './assess-facts.js';

/** Answers everything that one person claims, as of today, and tells it when an answer or the person changed. Safe to run twice and at once. */
@Injectable()
export class AssessProfile {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly profiles: Profiles,
    private readonly agreements: Agreements,
    private readonly qualifications: Qualifications,
    private readonly assessFacts: AssessFacts,
    private readonly repository: AssessmentsRepository,
    private readonly cases: CasesRepository,
    private readonly outbox: Outbox,
  ) {}

  async execute(profileId: string): Promise<void> {
    const asOf = parseIsoDate(today());
    const agreementsRevision = (await this.agreements.register()).revision;
    const qualificationsRevision = await this.qualifications.revision();
    const profile = await this.profiles.get(profileId).catch(goneIsFine);
    if (!profile) return this.forget(profileId);
    const knownAt = await this.agreements.knownNow();
    const answers = new Map<string, Answered>();
    for (const [subject, facts] of factsOfProfile(profile))
      answers.set(subject, { facts, assessment: await this.assessFacts.execute(facts, { asOf, knownAt }) });
    const found = {
      profileId,
      revision: 0,
      profileRevision: profile.revision,
      agreementsRevision,
      qualificationsRevision,
      asOf,
      current: [],
    };
    await this.keep(found, answers).catch(erasedIsFine);
  }

  private async forget(profileId: string): Promise<void> {
    await this.repository.forget(profileId);
    await this.dataSource.transaction((tx) => this.cases.forget(tx, profileId));
  }

  /** An answer that rests on older revisions than the one kept is dropped: a late job never overwrites a newer answer. */
  private keep(found: RecognitionState, answers: ReadonlyMap<string, Answered>): Promise<void> {
    return this.dataSource.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 5))`, [found.profileId]);
      const before = await this.repository.state(found.profileId, tx);
      if (before && isNewer(before, found)) return;
      const { current, changed } = await this.repository.keep(tx, found.profileId, found.profileRevision, answers, before?.current ?? []);
      const revision = (before?.revision ?? 0) + (changed || !before ? 1 : 0);
      await this.repository.keepState(tx, { ...found, revision, current });
      if (!changed && before?.profileRevision === found.profileRevision) return;
      const data = { profileId: found.profileId, profileRevision: found.profileRevision, recognitionRevision: revision };
      await this.outbox.append(tx, { name: 'recognition.assessed.v1', data });
    });
  }
}

function isNewer(before: RecognitionState, found: RecognitionState): boolean {
  return before.profileRevision > found.profileRevision || before.agreementsRevision > found.agreementsRevision || before.asOf > found.asOf;
}

/** Erased meanwhile: nothing was written. */
function erasedIsFine(error: unknown): void {
  if (!(error instanceof SubjectErased)) throw error;
}

function goneIsFine(error: unknown): undefined {
  if (!(error instanceof ProfileNotFound)) throw error;
  return undefined;
}
