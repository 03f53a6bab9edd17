import { Injectable } from '@nestjs/common';
import { Agreements } from '../../agreements/index.js';
import { today } from '../../platform/clock.js';
import type { Profile } from '../../profiles/index.js';
import { Qualifications } from '../../qualifications/index.js';
import { parseIsoDate } from '../../standards/index.js';
import { assess } from '../domain/assess.js';
import type { Facts } from '../domain/facts.js';
import { factsOfProfile } from '../domain/facts-of-profile.js';
import { type Prospect, prospectOf } from '../domain/prospect.js';
import { byId, recognised, type StoredAssessment } from '../domain/recognised.js';
import type { CurrentRecognition } from './recognition.js';
import { withDigest } from './with-digest.js';

/** What would be recognised of somebody of whom nothing is on record, and where asking could lead. */
export interface Assessed {
  /** The subject stands for an id. */
  readonly assessments: readonly StoredAssessment[];
  readonly current: CurrentRecognition;
  readonly prospects: ReadonlyMap<string, Prospect>;
}

/** Answers for a person who is on no record; nothing is stored. */
@Injectable()
export class AssessSomebody {
  constructor(
    private readonly agreements: Agreements,
    private readonly qualifications: Qualifications,
  ) {}

  /** @param known takes away what nobody has said, adds what a profile has no place for */
  async execute(profile: Profile, known: (facts: Facts) => Facts): Promise<Assessed> {
    const [{ agreements }, register] = await Promise.all([this.agreements.register(), this.qualifications.register()]);
    const moment = { asOf: parseIsoDate(today()), knownAt: await this.agreements.knownNow() };
    const answer = (facts: Facts) => assess(facts, agreements, register, moment);
    const subjects = [...factsOfProfile(profile)].map(([subject, facts]) => ({ subject, facts: known(facts) }));
    const assessments = subjects.map(({ subject, facts }): StoredAssessment => {
      return { id: subject, subject, profileRevision: profile.revision, assessment: withDigest(answer(facts)) };
    });
    const prospects = subjects.flatMap(({ facts }, at): [string, Prospect][] => {
      const stored = assessments[at] as StoredAssessment;
      const prospect = prospectOf(stored, profile, facts, [], answer);
      return prospect ? [[stored.subject, prospect]] : [];
    });
    const current = { revision: 0, profileRevision: profile.revision, recognised: recognised(profile, assessments) };
    return { assessments, current, prospects: new Map(prospects.flatMap(byId(profile))) };
  }
}
