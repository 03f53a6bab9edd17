import { Injectable } from '@nestjs/common';
import { audienceOf } from '../../identity/index.js';
import { InjectConfiguration } from '../../platform/configuration/configuration.module.js';
import type { Configuration } from '../../platform/configuration/settings.js';
import { isPageLanguage, type PageLanguage } from '../../platform/pages/language.js';
import { PageRenderer } from '../../platform/pages/page-renderer.js';
import type { TextValues } from '../../platform/pages/texts.js';
import { COUNTRIES, countryName, iscedFieldTitleIn, iscoTitles, languageName, parseLanguage } from '../../standards/index.js';
import { Taxonomy } from '../../taxonomy/index.js';
import type { JsonObject } from '../application/sign-document.js';
import { elmDocument, type InLanguages } from '../domain/elm-document.js';
import type { Passport } from '../domain/passport.js';

/** They order words of two directions on a page, and have no place in data. */
const ISOLATES = /[\u2066-\u2069]/g;

/** The passport as a document of the European Learning Model, in its languages, not signed yet. */
@Injectable()
export class ElmDocuments {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly taxonomy: Taxonomy,
    @InjectConfiguration() private readonly configuration: Configuration,
  ) {}

  async of(passport: Omit<Passport, 'document' | 'digest'>): Promise<JsonObject> {
    const languages = passport.languages.filter(isPageLanguage);
    const uris = passport.content.jobs.flatMap(({ occupationUri, skills }) => [...(occupationUri ? [occupationUri] : []), ...skills]);
    const labels = new Map(
      await Promise.all(
        ['en' as const, ...languages].map(async (one) => [one, await this.taxonomy.labels(uris, parseLanguage(one))] as const),
      ),
    );
    const each = (say: (language: PageLanguage) => string): InLanguages =>
      Object.fromEntries(languages.map((one) => [one, [say(one).replace(ISOLATES, '')]]));
    return elmDocument(passport, {
      issuer: audienceOf(this.configuration),
      text: (key: string, values?: TextValues) => each((one) => this.renderer.text(one, key, values)),
      label: (uri: string) => {
        const english = labels.get('en')?.get(uri) ?? uri;
        const translated = languages.map((one) => [one, labels.get(one)?.get(uri) ?? english] as const);
        return Object.fromEntries([
          ['en', [english]],
          ...translated.filter(([, label]) => label !== english).map(([one, label]) => [one, [label]]),
        ]);
      },
      occupation: (code) => {
        const titles = Object.entries(iscoTitles(code)).filter(([one]) => one === 'en' || languages.includes(one as PageLanguage));
        return Object.fromEntries(titles.map(([one, title]) => [one, [title]]));
      },
      field: (code) => each((one) => iscedFieldTitleIn(code, one).text),
      country: (code) => ({ name: each((one) => countryName(code, one)), alpha3: COUNTRIES.find((one) => one.code === code)?.alpha3 }),
      language: (tag) => each((one) => languageName(tag, one)),
    });
  }
}
