import { Injectable } from '@nestjs/common';
import { Agreements, type ConditionTest } from '../../../agreements/index.js';
import { AssessAnswers } from '../../application/assess-answers.js';
import type { Answers } from '../../domain/answers.js';
import { giveAnswer } from '../../domain/give-answer.js';
import type { Question } from '../../domain/questions.js';
import { addressOf } from '../../domain/where-next.js';
import type { FormPage, Typed } from '../form.js';
import { changing, type Place, type Read, type Step, wrong } from '../step.js';
import { QUESTION_FORMS } from './question-forms.js';
import type { QuestionForm } from './question-kinds.js';
import { isWrong } from './typed-values.js';

const REASONS_SHOWN = 5;

/** One fact that the rules in force ask for and nobody has said yet; the page says which rules. */
@Injectable()
export class QuestionSteps implements Step {
  constructor(
    private readonly assessing: AssessAnswers,
    private readonly agreements: Agreements,
  ) {}

  async page(answers: Answers, { parts, language }: Place, typed?: Typed): Promise<FormPage | undefined> {
    const [fact, credential] = parts as [ConditionTest, string?];
    const form = QUESTION_FORMS[fact];
    const held = answers.credentials.find(({ id }) => id === credential);
    if (!form || (credential && !held)) return undefined;
    const fields = form.fields({ facts: held?.facts ?? {}, shared: answers.shared, answers, language }, typed);
    return {
      title: fields.length === 1 ? (fields[0]?.label as string) : `question.${fact}`,
      ...(held && { caption: held.facts.title }),
      fields,
      mayPass: true,
      because: await this.because(answers, addressOf({ fact, ...(credential && { credential }) })),
    };
  }

  read(typed: Typed, answers: Answers, { parts, language }: Place): Read {
    const [fact, credential] = parts as [ConditionTest, string?];
    const form = QUESTION_FORMS[fact];
    const held = answers.credentials.find(({ id }) => id === credential);
    if (!form || (credential && !held)) return changing((now) => now);
    const given = typed.act === 'pass' ? undefined : this.given(form, typed, answers, held?.facts ?? {}, language);
    if (isWrong(given)) return wrong(given.fault);
    if (given === undefined && typed.act !== 'pass') return wrong({ field: 'answer', says: 'answer' });
    const question = { fact, name: credential ? (`${credential} ${fact}` as const) : fact, ...(credential && { credential }) };
    return changing((now) => giveAnswer(now, question, given));
  }

  private given(form: QuestionForm, typed: Typed, answers: Answers, facts: object, language: string) {
    return form.read(typed, { facts, shared: answers.shared, answers, language });
  }

  /** Nothing where the question has been answered already. */
  private async because(answers: Answers, address: string): Promise<FormPage['because']> {
    const question = (await this.assessing.questions(answers)).find((one) => addressOf(one) === address);
    return Promise.all((question?.because ?? []).slice(0, REASONS_SHOWN).map((one) => this.titled(one)));
  }

  /** An agreement that is no longer on record is named by its key. */
  private async titled({ agreement, article }: Question['because'][number]) {
    const known = await this.agreements.get(agreement).catch(() => undefined);
    return { agreement: known ? agreement : '', title: known?.title ?? { en: agreement }, article };
  }
}
