import { Injectable } from '@nestjs/common';
import { today } from '../../platform/clock.js';
import { EvidenceFiles, ProfilePapersRepository, Profiles } from '../../profiles/index.js';
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
    private readonly papers: ProfilePapersRepository,
    private readonly files: EvidenceFiles,
  ) {}

  /** @throws ProfileNotFound */
  async of(profileId: string): Promise<PassportContent> {
    const [person, { items, decisions }] = await Promise.all([this.profiles.get(profileId), this.recognition.assessmentsOf(profileId)]);
    const [evidence, files] = await Promise.all([this.papers.evidenceOf(profileId), this.files.of(profileId)]);
    const shown = new Set(evidence.flatMap(({ id, subjectId }) => (files.has(id) && subjectId ? [subjectId] : [])));
    const holder = (await this.profiles.details([profileId])).get(profileId)?.displayName;
    return contentOf({
      ...{ person, assessments: items, decisions, isOnFile: (id) => shown.has(id), jobs: new Map(), today: parseIsoDate(today()) },
      answered: wantedIn({ person, assessments: items }, {}),
      ...(holder && { holder }),
    });
  }
}
