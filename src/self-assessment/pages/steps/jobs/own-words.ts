import { Injectable } from '@nestjs/common';
import type { SkillUri } from '../../../../standards/index.js';
import { CodeText, Taxonomy } from '../../../../taxonomy/index.js';
import type { DoneJob } from '../../../domain/done-job.js';
import { type FormPage, shown, type Typed, wordOf, wordsOf } from '../../form.js';
import type { Place, Read } from '../../step.js';
import { wrong } from '../../step.js';
import { changingJob } from './job-list.js';

export const MOST_OWN_WORDS = 2_000;

/** As words of vacancies are read. */
export async function ownWordsOf(coder: CodeText, words: string): Promise<readonly SkillUri[]> {
  return words ? ([...new Set((await coder.skills(words)).map(({ uri }) => uri))] as SkillUri[]) : [];
}

/** What was understood of somebody's own words: it counts once they have said that it is so. */
@Injectable()
export class OwnWords {
  constructor(
    private readonly coder: CodeText,
    private readonly taxonomy: Taxonomy,
  ) {}

  async page(job: DoneJob, _place: Place, typed?: Typed): Promise<FormPage> {
    const heard = job.heard ?? [];
    const labels = await this.taxonomy.texts(heard);
    return {
      title: 'journey.own.title',
      caption: job.words,
      lead: heard.length ? 'journey.own.lead' : 'journey.own.nothing',
      fields: [
        ...(heard.length
          ? [
              {
                ...{ kind: 'checkboxes' as const, name: 'skills', label: 'journey.own.label', hint: 'journey.own.hint' },
                options: heard.map((value) => ({ value, label: labels.get(value) ?? { en: value } })),
                values: typed ? wordsOf(typed, 'skills') : heard,
              },
            ]
          : []),
        { kind: 'words', name: 'own', label: 'journey.own.words', hint: 'journey.own.wordsHint', ...shown(typed, 'own', job.ownWords) },
      ],
    };
  }

  /** Words that were changed are read again and shown again. */
  async read(typed: Typed, job: DoneJob): Promise<Read> {
    const own = wordOf(typed, 'own');
    if (own.length > MOST_OWN_WORDS) return wrong({ field: 'own', says: 'own' });
    const ticked = (job.heard ?? []).filter((uri) => wordsOf(typed, 'skills').includes(uri));
    const heard = own && own !== job.ownWords ? await ownWordsOf(this.coder, own) : undefined;
    return changingJob(job.id, ({ ownWords: _own, heard: _heard, ...now }) => ({
      ...now,
      skills: [...new Set([...(now.skills ?? []), ...ticked])],
      ...(own && { ownWords: own }),
      ...(heard && { heard }),
    }));
  }
}
