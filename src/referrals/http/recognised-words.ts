import { Injectable } from '@nestjs/common';
import type { PageLanguage } from '../../platform/pages/language.js';
import { PageRenderer } from '../../platform/pages/page-renderer.js';
import type { RecognisedInWords } from '../domain/released.js';

/** What is recognised, as a sentence with its articles. */
@Injectable()
export class RecognisedWords {
  constructor(private readonly renderer: PageRenderer) {}

  in(language: PageLanguage): (one: RecognisedInWords) => string {
    const t = (key: string, values?: Record<string, unknown>) => this.renderer.text(language, key, values);
    return ({ purpose, outcome, articles }) => {
      const bases = articles.map(({ source, article }) => `${source}, ${t('agreement.article', { article })}`).join('; ');
      return `${t('person.for', { purpose: t(`purpose.${purpose}`) })} ${t(`outcome.${outcome}`)}${bases ? ` (${bases})` : ''}`;
    };
  }
}
