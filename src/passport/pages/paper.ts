import { Injectable } from '@nestjs/common';
import { directionOf, isPageLanguage, type PageLanguage } from '../../platform/pages/language.js';
import { PageRenderer } from '../../platform/pages/page-renderer.js';
import type { Said } from '../../platform/pdf/typesetter.js';
import { type IscoCode, iscoTitleIn, parseLanguage } from '../../standards/index.js';
import { Taxonomy } from '../../taxonomy/index.js';
import type { Passport } from '../domain/passport.js';
import { sectionsOf } from './paper-sections.js';
import type { Paper, Speaker } from './paper-words.js';

@Injectable()
export class Papers {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly taxonomy: Taxonomy,
  ) {}

  async of(passport: Passport, language: PageLanguage, beside?: PageLanguage): Promise<Paper> {
    const { content, issuedAt, expiresAt, digest } = passport;
    const speaker = await this.speaker(passport, beside ? [language, beside] : [language]);
    const { text, plain, day } = speaker;
    return {
      title: text('passport.title'),
      leads: [text('passport.whatItIs'), text('person.prediction')],
      facts: [
        { label: text('passport.holder'), value: plain(content.holder ?? '…'.repeat(24)) },
        { label: text('passport.issuedOn'), value: day(issuedAt) },
        { label: text('passport.validUntil'), value: day(expiresAt) },
        { label: text('passport.digest'), value: plain(digest) },
      ],
      sections: sectionsOf(content, speaker),
      closing: [text('passport.doesNotProve'), text('passport.whoDecides')],
      demonstration: content.demonstration,
    };
  }

  private async speaker({ content }: Passport, languages: readonly PageLanguage[]): Promise<Speaker> {
    const uris = content.jobs.flatMap(({ occupationUri, skills }) => [...(occupationUri ? [occupationUri] : []), ...skills]);
    const labels = new Map(
      await Promise.all(
        ['en' as const, ...languages].map(async (one) => [one, await this.taxonomy.labels(uris, parseLanguage(one))] as const),
      ),
    );
    const each = (say: (language: PageLanguage) => string): Said => {
      return once(languages.map((one) => ({ text: say(one), language: one, direction: directionOf(one) })));
    };
    const labelled = (language: PageLanguage, all: readonly string[]) => all.map((uri) => labels.get(language)?.get(uri) ?? uri).join('; ');
    const [first] = languages as readonly [PageLanguage];
    const label = (one: PageLanguage, all: readonly string[]) => {
      const [text, english] = [labelled(one, all), labelled('en', all)];
      return { text, language: text === english ? 'en' : one, direction: directionOf(first) };
    };
    const occupationIn = (one: PageLanguage, group: IscoCode, uri?: string) => {
      const title = { ...iscoTitleIn(group, one), direction: directionOf(first) };
      const own = uri ? label(one, [uri]) : title;
      return own.language === one || title.language !== one ? own : title;
    };
    return {
      ...{ languages, each },
      text: (key, values) => each((one) => this.renderer.text(one, key, typeof values === 'function' ? values(one) : values)),
      plain: (text) => [{ text, language: '', direction: directionOf(first) }],
      day: (day) => each((one) => this.renderer.day(one, day)),
      months: (from, to) =>
        each((one) =>
          [from, to].map((month) => (month ? this.renderer.month(one, month) : this.renderer.text(one, 'person.now'))).join(' – '),
        ),
      named: (all) => once(languages.map((one) => label(one, all))),
      occupation: (group, uri) => once(languages.map((one) => occupationIn(one, group, uri))),
    };
  }
}

function once(said: Said): Said {
  return said.filter(({ text }, at) => said.findIndex((other) => other.text === text) === at);
}

/** Languages that this service speaks; the person's own first. */
export function spokenIn({ languages }: Pick<Passport, 'languages'>): { readonly language: PageLanguage; readonly beside?: PageLanguage } {
  const [language = 'en', beside] = languages.filter(isPageLanguage);
  return { language, ...(beside && { beside }) };
}
