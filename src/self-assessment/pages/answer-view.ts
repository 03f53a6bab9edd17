import { Injectable } from '@nestjs/common';
import type { Purpose } from '../../agreements/index.js';
import { type MatchedSomebody, matchView, skillsNamed, skillsOfMatches, unlocksView } from '../../matching/index.js';
import type { Profile } from '../../profiles/index.js';
import { EXPERIENCE, isRegulated, type PurposeAssessment } from '../../recognition/index.js';
import { Taxonomy } from '../../taxonomy/index.js';
import { AssessAnswers, type AssessedAnswers } from '../application/assess-answers.js';
import { WaysOn } from '../application/ways-on.js';
import type { Answers } from '../domain/answers.js';
import { CERTAINTIES, certaintyOf, type Moved, type SeenOutcome } from '../domain/certainty.js';
import { firstSentence } from '../domain/first-sentence.js';
import { type PayWish, payFit } from '../domain/pay-wish.js';
import { purposesOf } from '../domain/person-of-answers.js';

interface Wanted {
  readonly subject: string;
  readonly one: PurposeAssessment;
}

/** Everything the answer page says, in the order in which it says it. */
@Injectable()
export class AnswerView {
  constructor(
    private readonly assessing: AssessAnswers,
    private readonly ways: WaysOn,
    private readonly taxonomy: Taxonomy,
  ) {}

  async of(assessed: AssessedAnswers, answers: Answers) {
    const wanted = wantedIn(assessed, answers);
    const isForWork = answers.want !== 'study';
    const groups = await Promise.all(CERTAINTIES.map((certainty) => this.group(certainty, wanted, assessed, answers)));
    const work = isForWork ? await this.work(await this.assessing.match(assessed), assessed, answers.pay) : undefined;
    return {
      country: assessed.person.destination,
      sentence: firstSentence(wanted.map(({ one }) => certaintyOf(one))),
      groups: groups.filter(({ items }) => items.length),
      ...(work && { work }),
      isDemonstration: work?.matches.some(({ demonstration }) => demonstration) ?? false,
    };
  }

  named(moved: readonly Moved[], answers: Answers) {
    return moved.map((one) => ({ ...one, ...titleOf(one.subject, answers) }));
  }

  private async group(certainty: (typeof CERTAINTIES)[number], wanted: readonly Wanted[], { person }: AssessedAnswers, answers: Answers) {
    const items = wanted.filter(({ one }) => certaintyOf(one) === certainty);
    return {
      certainty,
      items: await Promise.all(
        items.map(async ({ subject, one }) => {
          const held = answers.credentials.find(({ id }) => id === subject)?.facts;
          const occupation = held ? held.occupation : person.experiences[0]?.occupation;
          const origin = held?.country ?? person.experiences[0]?.country;
          const way = await this.ways.of({ origin, destination: person.destination, purpose: one.purpose, occupation });
          return { ...titleOf(subject, answers), one, way: certainty === 'certain' && !one.conditions.length ? null : way };
        }),
      ),
    };
  }

  private async work({ items, open, unlocks }: MatchedSomebody, { person }: AssessedAnswers, pay: PayWish | undefined) {
    const skills = [...skillsOfMatches([...items, ...open]), ...skillsNamed(unlocks)];
    const labels = await this.taxonomy.texts(skills);
    const viewed = (matches: MatchedSomebody['items']) =>
      matches.map((one) => ({
        ...{ ...matchView(one, labels), demonstration: one.vacancy.demonstration },
        ...(pay && { payFit: payFit(pay, one.vacancy.pay, one.vacancy.hoursPerWeek) }),
      }));
    return {
      matches: viewed(items),
      open: viewed(open),
      unlocks: { considered: unlocks.considered, ...unlocksView(unlocks, person, labels) },
    };
  }
}

export function outcomesOf(assessed: AssessedAnswers, answers: Answers): readonly SeenOutcome[] {
  return wantedIn(assessed, answers).map(({ subject, one: { purpose, outcome } }) => ({ subject, purpose, outcome }));
}

/** What is worth saying of what was assessed, for the purposes that the person wants. */
export function wantedIn(
  { assessments, person }: Pick<AssessedAnswers, 'assessments' | 'person'>,
  answers: Pick<Answers, 'want'>,
): readonly Wanted[] {
  const purposes = purposesOf(answers);
  return assessments.flatMap(({ subject, assessment }) =>
    assessment.purposes
      .filter((one) => purposes.includes(one.purpose) && (one.outcome !== 'not-covered' || isWorthSaying(one.purpose, subject, person)))
      .map((one) => ({ subject, one })),
  );
}

/** That nothing is said of it: work gives no academic title and no place to study, and most occupations need no licence. */
function isWorthSaying(purpose: Purpose, subject: string, { credentials, wishes }: Profile): boolean {
  if (purpose === 'employment') return true;
  if (purpose !== 'regulated-profession') return subject !== EXPERIENCE;
  return [credentials.find(({ id }) => id === subject)?.occupation, ...wishes.occupations].some(isRegulated);
}

function titleOf(subject: string, { credentials }: Answers) {
  const held = credentials.find(({ id }) => id === subject)?.facts;
  return held ? { title: held.title, from: held.country } : { isExperience: true };
}
