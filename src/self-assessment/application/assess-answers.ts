import { Injectable } from '@nestjs/common';
import { type MatchedSomebody, MatchSomebody } from '../../matching/index.js';
import { newId } from '../../platform/database/new-id.js';
import type { Profile } from '../../profiles/index.js';
import { NationalStandards } from '../../qualifications/index.js';
import { type Assessed, AssessSomebody } from '../../recognition/index.js';
import type { Answers } from '../domain/answers.js';
import { factsSaid, isBound, personOf } from '../domain/person-of-answers.js';
import { type Question, questionsOf } from '../domain/questions.js';

export interface AssessedAnswers extends Assessed {
  readonly person: Profile;
}

const MATCHES = 5;
const STEPS = 3;

/** What answers are worth, by the engines that everybody is assessed and matched with. */
@Injectable()
export class AssessAnswers {
  constructor(
    private readonly recognition: AssessSomebody,
    private readonly matching: MatchSomebody,
    private readonly standards: NationalStandards,
  ) {}

  /** Undefined: it is not known yet where the person goes. */
  async assess(answers: Answers): Promise<AssessedAnswers | undefined> {
    if (!isBound(answers)) return undefined;
    const person = personOf(answers, newId());
    return { person, ...(await this.recognition.execute(person, factsSaid(answers))) };
  }

  async questions(answers: Answers): Promise<readonly Question[]> {
    const assessed = await this.assess(answers);
    return assessed ? questionsOf(assessed.assessments, answers, this.standards.certificateRules) : [];
  }

  match({ person, ...assessed }: AssessedAnswers, most = MATCHES): Promise<MatchedSomebody> {
    return this.matching.execute(person, assessed, most, STEPS);
  }
}
