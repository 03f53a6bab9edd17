import type { CredentialFacts } from '../../../recognition/index.js';
import { parseCountry } from '../../../standards/index.js';
import type { Answers, SoughtTitle } from '../../domain/answers.js';
import { type Fault, type Field, type FormPage, oneOf, parsed, shown, type Typed, wordOf } from '../form.js';
import { countryOptions, keyed } from '../options.js';
import { changing, type Place, type Read, wrong } from '../step.js';
import { codesOfLevel, LEVEL_OPTIONS, levelNamed } from './school-levels.js';

const KINDS = ['formal', 'non-formal'] as const;
const MOST_WORDS = 300;
const NO_LEVEL = '-';

export type Described = Pick<CredentialFacts, 'kind' | 'iscedAttainment' | 'iscedProgramme'>;

export function describePage({ words }: SoughtTitle, typed?: Typed): FormPage {
  return { title: 'journey.describe.title', caption: words, fields: describeFields(undefined, typed) };
}

/** A level is of a formal award only: a course has none before it is validated. Source: ISCED 2011; domain rules B3. */
export function readDescription(typed: Typed): { readonly faults: readonly Fault[] } | { readonly described: Described } {
  const kind = oneOf(KINDS, wordOf(typed, 'kind'));
  const level = wordOf(typed, 'level');
  if (!kind) return { faults: [{ field: 'kind', says: 'kind' }] };
  if (kind === 'formal' && !level) return { faults: [{ field: 'level', says: 'level' }] };
  return { described: { kind, ...(kind === 'formal' && codesOfLevel(level)) } };
}

/** Of a paper that was named before: its words, its country and what it is. What was asked about it since stays. */
export function changePage({ credentials }: Answers, { parts, language }: Place, typed?: Typed): FormPage | undefined {
  const held = credentials.find(({ id }) => id === parts[1])?.facts;
  return (
    held && {
      title: 'journey.credentials.change',
      caption: held.title,
      fields: [
        {
          kind: 'text',
          name: 'words',
          label: 'journey.credentials.words',
          hint: 'journey.credentials.hint',
          ...shown(typed, 'words', held.title),
        },
        {
          ...{ kind: 'select', name: 'country', label: 'journey.credentials.country', options: countryOptions(language) },
          ...shown(typed, 'country', held.country),
        },
        ...describeFields(held, typed),
      ],
    }
  );
}

export function readChange(typed: Typed, id: string): Read {
  const [title, country, read] = [wordOf(typed, 'words'), parsed(parseCountry, wordOf(typed, 'country')), readDescription(typed)];
  if (!title || title.length > MOST_WORDS) return wrong({ field: 'words', says: 'paper' });
  if (!country) return wrong({ field: 'country', says: 'country' });
  if ('faults' in read) return wrong(...read.faults);
  return changing((now) => ({
    ...now,
    credentials: now.credentials.map((one) => {
      const { iscedAttainment: _attainment, iscedProgramme: _programme, ...facts } = one.facts;
      return one.id === id ? { ...one, facts: { ...facts, title, country, ...read.described } } : one;
    }),
  }));
}

function describeFields(said: Described | undefined, typed: Typed | undefined): readonly Field[] {
  return [
    {
      ...{ kind: 'radios', name: 'kind', label: 'journey.describe.kind', options: keyed(KINDS, 'journey.kind') },
      ...shown(typed, 'kind', said?.kind),
    },
    {
      ...{ kind: 'radios', name: 'level', label: 'journey.describe.level', hint: 'journey.describe.levelHint' },
      options: [...LEVEL_OPTIONS, { value: NO_LEVEL, key: 'journey.describe.noLevel' }],
      ...shown(typed, 'level', said && (levelNamed(said.iscedAttainment) ?? NO_LEVEL)),
    },
  ];
}
