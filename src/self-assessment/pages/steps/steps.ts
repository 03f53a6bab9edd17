import { Injectable } from '@nestjs/common';
import type { Stop } from '../../domain/where-next.js';
import type { Step } from '../step.js';
import { COUNTRIES_STEP, PLAN_STEP } from './beginning.js';
import { CredentialSteps } from './credentials.js';
import { JobSteps } from './jobs/job-steps.js';
import { LANGUAGES_STEP } from './languages.js';
import { QuestionSteps } from './questions.js';
import { WISHES_STEP } from './wishes.js';

/** Nothing else is an address of a page: none brings words of its own into one. */
const ADDRESS =
  /^(countries|plan|wishes(\/list)?|credentials(\/(which|describe|change\/c\d+))?|jobs(\/j\d+\/[a-z]+)?|languages(\/[a-z]{2,3})?|questions\/[a-z-]+(\/c\d+)?)$/;

/** Every page that asks, by the first part of its address. */
@Injectable()
export class Steps {
  private readonly known: ReadonlyMap<string, Step>;

  constructor(credentials: CredentialSteps, jobs: JobSteps, questions: QuestionSteps) {
    this.known = new Map<string, Step>([
      ['countries', COUNTRIES_STEP],
      ['plan', PLAN_STEP],
      ['credentials', credentials],
      ['jobs', jobs],
      ['questions', questions],
      ['languages', LANGUAGES_STEP],
      ['wishes', WISHES_STEP],
    ]);
  }

  of(stop: Stop): Step | undefined {
    return ADDRESS.test(stop) ? this.known.get(stop.split('/')[0] as string) : undefined;
  }
}
