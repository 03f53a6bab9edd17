import { Injectable } from '@nestjs/common';
import { iscoTitle } from '../../standards/index.js';
import { CodeAdvertisement } from '../../vacancies/index.js';

const SUGGESTED = 4;

interface Advertised {
  readonly title: string;
  readonly text?: string;
  readonly source: string;
  readonly employer?: string | null;
}

/** What the coder makes of an advertisement, as choices of a form. */
@Injectable()
export class CodingSuggestions {
  constructor(private readonly coding: CodeAdvertisement) {}

  async of({ title, text, source, employer }: Advertised) {
    const { occupations } = await this.coding.execute({ title, source, ...(text && { text }), ...(employer && { employer }) }, SUGGESTED);
    return occupations.map(({ uri, isco, label, words, confidence }) => ({
      ...{ uri, isco, title: label?.text ?? iscoTitle(isco as never), language: label?.language ?? 'en', words },
      percent: Math.round(confidence * 100),
    }));
  }
}
