import { Injectable } from '@nestjs/common';
import { today } from '../../platform/clock.js';
import { type Answers, AssessAnswers, Drafts, isWorkConfirmed, wantedIn, whereNext } from '../../self-assessment/index.js';
import { parseIsoDate } from '../../standards/index.js';
import { contentOf } from '../domain/content-of-person.js';
import type { JobSaid, PassportContent } from '../domain/passport-content.js';

/** What somebody without an account said, and what is answered to it today. */
@Injectable()
export class ContentOfDraft {
  constructor(
    private readonly drafts: Drafts,
    private readonly assessing: AssessAnswers,
  ) {}

  /** Undefined: something is still to be asked, or there are no answers. */
  async of(token: string | undefined): Promise<PassportContent | undefined> {
    const draft = await this.drafts.find(token);
    const assessed = draft && (await this.assessing.assess(draft.answers));
    if (!draft || !assessed) return undefined;
    const { answers } = draft;
    if (whereNext(answers, await this.assessing.questions(answers)) !== 'check') return undefined;
    return contentOf({
      ...{ person: assessed.person, assessments: assessed.assessments, decisions: [], today: parseIsoDate(today()) },
      answered: wantedIn(assessed, answers),
      jobs: new Map(answers.jobs.map((job) => [job.id, toldOf(job)])),
      isOnFile: (id) => answers.credentials.some((one) => one.id === id && one.papers?.length),
    });
  }
}

function toldOf(job: Answers['jobs'][number]): Pick<JobSaid, 'words' | 'skills' | 'confirmation'> {
  const { words, skills = [], statement } = job;
  if (!statement?.isSo) return { words, skills };
  const { organisation, role, on } = statement;
  const confirmed = skills.filter((skill) => statement.skills.includes(skill));
  return { words, skills, confirmation: { organisation, role, on, skills: confirmed, isOfWork: isWorkConfirmed(job) } };
}
