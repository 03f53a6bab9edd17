import { Injectable } from '@nestjs/common';
import type { Answers } from '../../../domain/answers.js';
import type { DoneJob } from '../../../domain/done-job.js';
import type { FormPage, Typed } from '../../form.js';
import { changing, type Place, type Read, type Step } from '../../step.js';
import { confirmerPage, readConfirmer } from './confirmer.js';
import { changePage, listPage, readChange, readList } from './job-list.js';
import { JobOccupation } from './job-occupation.js';
import { JobSkills } from './job-skills.js';
import { OwnWords } from './own-words.js';

/** One page about one job. */
interface JobPage {
  page(job: DoneJob, place: Place, typed?: Typed): Promise<FormPage> | FormPage;
  read(typed: Typed, job: DoneJob, place: Place): Promise<Read> | Read;
}

/** What was done, paid or not: in one's own words, then the occupation that is nearest, then what one can do by it. */
@Injectable()
export class JobSteps implements Step {
  private readonly known: Readonly<Record<string, JobPage>>;

  constructor(occupation: JobOccupation, skills: JobSkills, own: OwnWords) {
    this.known = {
      occupation,
      skills,
      own,
      change: { page: changePage, read: readChange },
      confirmer: { page: confirmerPage, read: readConfirmer },
    };
  }

  page(answers: Answers, place: Place, typed?: Typed): Promise<FormPage> | FormPage | undefined {
    const [id, asked = ''] = place.parts;
    if (!id) return listPage(answers, place, typed);
    const job = answers.jobs.find((one) => one.id === id);
    return job && this.known[asked]?.page(job, place, typed);
  }

  read(typed: Typed, answers: Answers, place: Place): Promise<Read> | Read {
    const [id, asked = ''] = place.parts;
    if (!id) return readList(typed, answers);
    const job = answers.jobs.find((one) => one.id === id);
    return (job && this.known[asked]?.read(typed, job, place)) ?? changing((now) => now);
  }
}
