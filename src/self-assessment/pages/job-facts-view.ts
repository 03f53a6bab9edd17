import { Injectable } from '@nestjs/common';
import { countryName, parseLanguage } from '../../standards/index.js';
import { Taxonomy } from '../../taxonomy/index.js';
import type { ConfirmableFacts } from '../domain/confirmation.js';
import { type Named, named, occupationOf } from './named.js';

/** A job as an employer reads it in one language. */
export interface JobFactsView {
  readonly words: string;
  readonly country: string;
  readonly from: string;
  readonly to?: string;
  readonly hours: number;
  readonly occupation?: Named;
  readonly often?: string;
  readonly well?: string;
  readonly skills: readonly ({ readonly uri: string } & Named)[];
}

@Injectable()
export class JobFactsViews {
  constructor(private readonly taxonomy: Taxonomy) {}

  async of(facts: ConfirmableFacts, language: string): Promise<JobFactsView> {
    const { words, country, from, to, hoursPerWeek, occupation, occupationUri, skills, often, well } = facts;
    const labels = await this.taxonomy.labelsIn([...(occupationUri ? [occupationUri] : []), ...skills], parseLanguage(language));
    const title = occupationOf({ ...(occupation && { occupation }), ...(occupationUri && { occupationUri }) }, labels, language);
    return {
      ...{ words, country: countryName(country, language), from: monthOf(from), hours: hoursPerWeek },
      ...(to && { to: monthOf(to) }),
      ...(title && { occupation: title }),
      ...(often && { often }),
      ...(well && { well }),
      skills: skills.map((uri) => ({ uri, ...named(uri, labels, language) })),
    };
  }
}

/** As it is written on forms: month, then year. */
export function monthOf(month: string): string {
  const [year, number] = month.split('-');
  return `${number}/${year}`;
}
