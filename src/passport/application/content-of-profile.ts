import { Injectable } from '@nestjs/common';
import { today } from '../../platform/clock.js';
import { Profiles } from '../../profiles/index.js';
import { Recognition } from '../../recognition/index.js';
import { wantedIn } from '../../self-assessment/index.js';
import { parseIsoDate } from '../../standards/index.js';
import { contentOf } from '../domain/content-of-person.js';
import type { PassportContent } from '../domain/passport-content.js';

/** What is on record of a registered person, and what was answered or decided. */
@Injectable()
export class ContentOfProfile {
  constructor(
    private readonly profiles: Profiles,
    private readonly recognition: Recognition,
  ) {}

  /** @throws ProfileNotFound */
  async of(profileId: string): Promise<PassportContent> {
    const [person, { items, decisions }] = await Promise.all([this.profiles.get(profileId), this.recognition.assessmentsOf(profileId)]);
    const holder = (await this.profiles.details([profileId])).get(profileId)?.displayName;
    return contentOf({
      ...{ person, assessments: items, decisions, isOnFile: () => true, jobs: new Map(), today: parseIsoDate(today()) },
      answered: wantedIn({ person, assessments: items }, {}),
      ...(holder && { holder }),
    });
  }
}
