import { Injectable } from '@nestjs/common';
import { type Agreement, Agreements, type Moment, type Purpose } from '../../agreements/index.js';
import { today } from '../../platform/clock.js';
import type { Profile } from '../../profiles/index.js';
import { Qualifications } from '../../qualifications/index.js';
import { parseIsoDate } from '../../standards/index.js';
import { assess } from '../domain/assess.js';
import type { Assessment, Outcome } from '../domain/assessment.js';
import type { RecognitionCase } from '../domain/cases/case.js';
import { factsOfProfile } from '../domain/facts-of-profile.js';
import { recognised } from '../domain/recognised.js';
import type { CurrentRecognition } from './recognition.js';
import { Recognition } from './recognition.js';

/** What would be recognised of a person under other agreements than those on record; nothing is stored. */
export interface PreviewedRecognition {
  readonly profileId: string;
  readonly outcomes: readonly { readonly subject: string; readonly purpose: Purpose; readonly outcome: Outcome }[];
  /** As matching reads it. */
  readonly current: CurrentRecognition;
}

@Injectable()
export class PreviewRecognition {
  constructor(
    private readonly agreements: Agreements,
    private readonly qualifications: Qualifications,
    private readonly recognition: Recognition,
  ) {}

  async of(profiles: readonly Profile[], agreements: readonly Agreement[]): Promise<readonly PreviewedRecognition[]> {
    const register = await this.qualifications.register();
    const decided = await this.recognition.decided(profiles.map(({ id }) => id));
    const moment = await this.moment();
    return profiles.map((profile) => {
      const stored = [...factsOfProfile(profile)].map(([subject, facts]) => ({
        id: subject,
        subject,
        profileRevision: profile.revision,
        assessment: { ...assess(facts, agreements, register, moment), digest: '' } satisfies Assessment,
      }));
      const outcomes = stored.flatMap(({ subject, assessment }) =>
        assessment.purposes.map(({ purpose, outcome }) => ({ subject, purpose, outcome })),
      );
      const current = { revision: 0, profileRevision: profile.revision, recognised: recognised(profile, stored, decided.get(profile.id)) };
      return { profileId: profile.id, outcomes, current };
    });
  }

  /** The outcome of a case for its own day of lodging. */
  async ofCase({ facts, lodgedOn, purpose }: RecognitionCase, agreements: readonly Agreement[]): Promise<Outcome> {
    const { purposes } = assess(facts, agreements, await this.qualifications.register(), { ...(await this.moment()), asOf: lodgedOn });
    return purposes.find((one) => one.purpose === purpose)?.outcome ?? 'not-covered';
  }

  private async moment(): Promise<Moment> {
    return { asOf: parseIsoDate(today()), knownAt: await this.agreements.knownNow() };
  }
}
