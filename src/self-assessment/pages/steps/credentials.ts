import { Injectable } from '@nestjs/common';
import type { CredentialFacts } from '../../../recognition/index.js';
import { parseCountry } from '../../../standards/index.js';
import { FindTitles } from '../../application/find-titles.js';
import type { Answers, SoughtTitle } from '../../domain/answers.js';
import { withoutCredential } from '../../domain/give-answer.js';
import { type FormPage, parsed, shown, type Typed, wordOf } from '../form.js';
import { countryOptions } from '../options.js';
import { changing, nextId, type Place, type Read, type Step, wrong } from '../step.js';
import { changePage, describePage, readChange, readDescription } from './describe-credential.js';

const MOST_WORDS = 300;
const MOST_CREDENTIALS = 20;
const TITLES_SHOWN = 8;

/** What is held: looked for in its own language, chosen among what is known, or described. */
@Injectable()
export class CredentialSteps implements Step {
  constructor(private readonly titles: FindTitles) {}

  page(answers: Answers, place: Place, typed?: Typed): Promise<FormPage | undefined> | FormPage | undefined {
    const { sought } = answers;
    if (!place.parts.length) return listPage(answers, place, typed);
    if (place.parts[0] === 'change') return changePage(answers, place, typed);
    if (!sought) return undefined;
    return place.parts[0] === 'describe' ? describePage(sought, typed) : this.whichPage(sought, typed);
  }

  read(typed: Typed, answers: Answers, { parts }: Place): Promise<Read> | Read {
    if (!parts.length) return readList(typed, answers);
    if (parts[0] === 'change') return readChange(typed, parts[1] ?? '');
    const { sought } = answers;
    if (!sought) return changing((now) => now);
    return parts[0] === 'describe' ? this.readDescription(typed, sought) : this.readChoice(typed, sought);
  }

  private async whichPage(sought: SoughtTitle, typed?: Typed): Promise<FormPage> {
    const found = await this.titles.like(sought.words, sought.country, TITLES_SHOWN);
    const titles = found.map(({ title, english }) => ({ value: title, text: title, lang: '', ...(english && { hint: english }) }));
    return {
      title: 'journey.which.title',
      caption: sought.words,
      fields: [
        {
          ...{ kind: 'radios', name: 'title', label: 'journey.which.title', isTitle: true },
          hint: titles.length ? 'journey.which.hint' : 'journey.which.nothing',
          options: [...titles, { value: '-', key: 'journey.which.none' }],
          ...shown(typed, 'title', titles.length ? undefined : '-'),
        },
      ],
    };
  }

  private readDescription(typed: Typed, { country, words }: SoughtTitle): Read {
    const read = readDescription(typed);
    return 'faults' in read ? read : changing((now) => adding(now, { country, title: words, ...read.described }));
  }

  /** A title of the register is a formal award; of any other the person says who gave it. */
  private async readChoice(typed: Typed, { country, words }: SoughtTitle): Promise<Read> {
    const title = wordOf(typed, 'title');
    const found = await this.titles.like(words, country, TITLES_SHOWN);
    const chosen = found.find((one) => one.title === title);
    if (!chosen && title !== '-') return wrong({ field: 'title', says: 'choose' });
    if (chosen?.isRegistered) return changing((now) => adding(now, { kind: 'formal', country, title }));
    return changing((now) => ({ ...now, sought: { country, words: chosen?.title ?? words, isDescribed: true } }));
  }
}

function listPage({ credentials, from, to }: Answers, { language }: Place, typed?: Typed): FormPage {
  return {
    title: 'journey.credentials.title',
    lead: 'journey.credentials.lead',
    rows: credentials.map(({ id, facts }) => ({ id, text: facts.title, lang: '', change: `credentials/change/${id}` })),
    adds: 'journey.credentials.add',
    fields: [
      {
        kind: 'text',
        name: 'words',
        label: 'journey.credentials.words',
        hint: 'journey.credentials.hint',
        ...shown(typed, 'words', undefined),
      },
      {
        ...{ kind: 'select', name: 'country', label: 'journey.credentials.country', options: countryOptions(language) },
        ...shown(typed, 'country', credentials.length ? from : (to ?? from)),
      },
    ],
  };
}

/** What is typed is looked for, also by whoever goes on. */
function readList(typed: Typed, { credentials }: Answers): Read {
  const gone = wordOf(typed, 'remove');
  if (gone) return changing((now) => withoutCredential(now, gone));
  const words = wordOf(typed, 'words');
  if (!words && wordOf(typed, 'act') === 'done') return changing((now) => finishing(now));
  const country = parsed(parseCountry, wordOf(typed, 'country'));
  if (!words || words.length > MOST_WORDS) return wrong({ field: 'words', says: 'paper' });
  if (!country) return wrong({ field: 'country', says: 'country' });
  if (credentials.length >= MOST_CREDENTIALS) return wrong({ field: 'words', says: 'tooMany' });
  return changing((now) => ({ ...now, sought: { country, words } }));
}

function finishing({ sought: _sought, ...answers }: Answers): Answers {
  return { ...answers, finished: [...new Set([...answers.finished, 'credentials' as const])] };
}

function adding({ sought: _sought, ...answers }: Answers, facts: CredentialFacts): Answers {
  return { ...answers, credentials: [...answers.credentials, { id: nextId('c', answers.credentials), facts }] };
}
