import { Injectable } from '@nestjs/common';
import { formatLocaleOf, type PageLanguage } from '../../platform/pages/language.js';
import { countryName, languageName, regionName } from '../../standards/index.js';
import { Taxonomy } from '../../taxonomy/index.js';
import type { Answers, QuestionName } from '../domain/answers.js';
import { addressOf } from '../domain/where-next.js';
import { jobRows } from './check-jobs.js';
import { rowsOfCredential, rowsOfPerson } from './check-questions.js';
import { type CheckRow, NONE, or } from './check-row.js';

import { hoursNamed, impossibleFor } from './steps/wishes.js';

/** Every answer with the way to change it. */
@Injectable()
export class CheckView {
  constructor(private readonly taxonomy: Taxonomy) {}

  async of(answers: Answers, language: string): Promise<readonly { readonly title: string; readonly rows: readonly CheckRow[] }[]> {
    const uris = answers.jobs.flatMap(({ occupationUri, skills = [] }) => [...(occupationUri ? [occupationUri] : []), ...skills]);
    const labels = await this.taxonomy.texts(uris);
    return [
      { title: 'journey.countries.title', rows: beginningRows(answers, language) },
      { title: 'journey.credentials.title', rows: credentialRows(answers, language) },
      { title: 'journey.jobs.title', rows: jobRows(answers, labels, language) },
      { title: 'journey.languages.title', rows: languageRows(answers, language) },
      { title: 'journey.check.questions', rows: rowsOfPerson(answers, language) },
      { title: 'journey.questionsTitle', rows: passedRows(answers) },
      { title: 'journey.wishes.title', rows: wishRows(answers, language) },
    ].filter(({ rows }) => rows.length);
  }
}

function beginningRows({ from, to, want, plan }: Answers, language: string): CheckRow[] {
  return [
    { label: 'journey.from', said: from ? [{ text: countryName(from, language) }] : NONE, change: 'countries' },
    { label: 'journey.to', said: to ? [{ text: countryName(to, language) }] : NONE, change: 'countries' },
    { label: 'journey.want.label', said: want ? [{ key: `journey.want.${want}` }] : NONE, change: 'plan' },
    { label: 'journey.stay.label', said: plan ? [{ key: `journey.stay.${plan}` }] : NONE, change: 'plan' },
  ];
}

function credentialRows(answers: Answers, language: string): CheckRow[] {
  const said = or(answers.credentials.map(({ facts }) => ({ text: facts.title, lang: '' })));
  const list = { label: 'journey.check.credentials', said, change: 'credentials' };
  return [list, ...answers.credentials.flatMap((one) => rowsOfCredential(one, answers, language))];
}

function languageRows({ languages }: Answers, language: string): CheckRow[] {
  const said = languages.map((one) => ({ text: `${languageName(one.language, language)} (${one.level})` }));
  return [{ label: 'journey.check.languages', said: or(said), change: 'languages' }];
}

function passedRows({ passed, credentials }: Answers): CheckRow[] {
  return passed.map((name: QuestionName) => {
    const [first = '', second] = name.split(' ');
    const [credential, fact] = second ? [first, second] : [undefined, first];
    const of = credentials.find(({ id }) => id === credential)?.facts.title;
    const change = addressOf({ fact: fact as never, ...(credential && { credential }) });
    return { label: `question.${fact}`, ...(of && { of }), said: [{ key: 'journey.pass' }], change };
  });
}

function wishRows({ wishes, pay }: Answers, language: string): CheckRow[] {
  const regions = wishes.regions.map((region) => ({ text: regionName(region) }));
  const start = wishes.availableFrom ? [{ day: wishes.availableFrom }] : NONE;
  const least = pay && new Intl.NumberFormat(formatLocaleOf(language as PageLanguage)).format(pay.least);
  return [
    { label: 'journey.wishes.regions', said: regions.length ? regions : [{ key: 'journey.check.anywhere' }], change: 'wishes' },
    {
      label: 'journey.pay.label',
      said: pay ? [{ text: `${least} ${pay.currency}` }, { key: `journey.pay.${pay.per}` }] : NONE,
      change: 'wishes',
    },
    { label: 'journey.wishes.hours', said: [{ key: `journey.hours.${hoursNamed(wishes)}` }], change: 'wishes' },
    { label: 'journey.wishes.start', said: start, change: 'wishes' },
    {
      label: 'journey.wishes.impossible',
      said: or(impossibleFor(wishes).map((one) => ({ key: `journey.contract.${one}` }))),
      change: 'wishes',
    },
  ];
}
