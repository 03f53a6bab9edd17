import { Injectable } from '@nestjs/common';
import type { Assessment } from '../domain/assessment.js';
import { EngineNotKept } from '../domain/engines.js';
import { AssessmentNotFound } from '../domain/recognition.errors.js';
import { AssessmentsRepository, type StoredAnswer } from '../storage/assessments.repository.js';
import { AssessFacts } from './assess-facts.js';

export interface Replay {
  readonly stored: StoredAnswer;
  readonly replayed: Assessment;
  /** The same bytes, the moment of knowing included. */
  readonly same: boolean;
}

/** Gives a stored answer again: the same facts, the same day, what was known then, the same engine. */
@Injectable()
export class ReplayAssessment {
  constructor(
    private readonly repository: AssessmentsRepository,
    private readonly assessFacts: AssessFacts,
  ) {}

  /** @throws AssessmentNotFound */
  async read(profileId: string, id: string): Promise<StoredAnswer> {
    const stored = await this.repository.one(profileId, id);
    if (!stored) throw new AssessmentNotFound(id);
    return stored;
  }

  /** @throws AssessmentNotFound, EngineNotKept */
  async execute(profileId: string, id: string): Promise<Replay> {
    const stored = await this.read(profileId, id);
    const { asOf, knownAt, engine, digest } = stored.assessment;
    if (!stored.facts) throw new EngineNotKept(engine);
    const replayed = await this.assessFacts.execute(stored.facts, { asOf, knownAt }, engine);
    return { stored, replayed, same: replayed.digest === digest && replayed.knownAt === knownAt };
  }
}
