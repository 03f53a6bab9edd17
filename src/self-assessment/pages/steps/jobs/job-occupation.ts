import { Injectable } from '@nestjs/common';
import { type OccupationUri, parseIscoGroup, parseLanguage } from '../../../../standards/index.js';
import { CodeText, SearchConcepts, Taxonomy } from '../../../../taxonomy/index.js';
import type { DoneJob } from '../../../domain/done-job.js';
import { type FormPage, type Typed, wordOf } from '../../form.js';
import { type Place, type Read, wrong } from '../../step.js';
import { COMMON_OCCUPATIONS } from '../common-occupations.js';
import { changingJob } from './job-list.js';

const OCCUPATIONS_SHOWN = 6;

/** The occupation that is nearest to what somebody did. */
@Injectable()
export class JobOccupation {
  constructor(
    private readonly coder: CodeText,
    private readonly search: SearchConcepts,
    private readonly taxonomy: Taxonomy,
  ) {}

  async page(job: DoneJob, { language }: Place, typed?: Typed): Promise<FormPage> {
    const chosen = typed ? wordOf(typed, 'occupation') : '';
    const found = [
      ...new Set([...(await this.occupationsLike(job, language)), ...(chosen && chosen !== '-' ? [chosen as OccupationUri] : [])]),
    ];
    const labels = await this.taxonomy.texts(found);
    const value = chosen || job.occupationUri;
    return {
      title: 'journey.occupation.title',
      caption: job.words,
      fields: [
        {
          ...{ kind: 'radios', name: 'occupation', label: 'journey.occupation.title', isTitle: true },
          hint: 'journey.occupation.hint',
          options: [
            ...found.map((uri) => ({ value: uri, label: labels.get(uri) ?? { en: uri } })),
            { value: '-', key: 'journey.occupation.none' },
          ],
          ...(value && { value }),
        },
      ],
    };
  }

  /** None of them: the job is to be said in other words; it stands where it stood, with everything else that was said of it. */
  async read(typed: Typed, job: DoneJob): Promise<Read> {
    const uri = wordOf(typed, 'occupation');
    if (uri === '-') return changingJob(job.id, ({ occupation: _none, occupationUri: _neither, ...now }) => ({ ...now, isRetold: true }));
    const known = uri ? await this.taxonomy.occupation(uri as OccupationUri) : undefined;
    if (!known) return wrong({ field: 'occupation', says: 'choose' });
    return changingJob(job.id, ({ skills, ...now }) => ({
      ...now,
      occupation: known.isco,
      occupationUri: known.uri,
      ...(known.uri === now.occupationUri && skills && { skills }),
    }));
  }

  /** The one that was chosen; as vacancies are read; then by names that are nearly so written. */
  private async occupationsLike({ words, occupationUri }: DoneJob, language: string): Promise<readonly OccupationUri[]> {
    const coded = await this.coder.occupations(words, words, OCCUPATIONS_SHOWN);
    const named = await this.search.execute('occupation', { words, language: parseLanguage(language), limit: OCCUPATIONS_SHOWN });
    const found = [...new Set([...coded, ...named].map(({ uri }) => uri as OccupationUri))].slice(0, OCCUPATIONS_SHOWN);
    const offered = found.length ? found : await this.commonOccupations();
    return !occupationUri || offered.includes(occupationUri) ? offered : [occupationUri, ...offered];
  }

  /** What many who come back have done, for words that nothing is like. */
  private async commonOccupations(): Promise<readonly OccupationUri[]> {
    const known = await Promise.all(COMMON_OCCUPATIONS.map((group) => this.taxonomy.occupationsOfIsco(parseIscoGroup(group))));
    return known.flatMap(([first]) => first?.uri ?? []);
  }
}
