import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import nunjucks from 'nunjucks';
import { formatsOf, type InLanguages } from './formats.js';
import { isPart, sideOf, wordsInBoth } from './in-both.js';
import { addressWith, directionOf, languageLinks, PAGE_LANGUAGES, type PageLanguage } from './language.js';
import { phraseOf } from './phrase.js';
import { Texts, type TextValues } from './texts.js';

const SOURCE = path.resolve(import.meta.dirname, '../..');
const PACKAGES = path.resolve(import.meta.dirname, '../../../../node_modules');

/** Nunjucks with the components of govuk-frontend; every value is escaped. */
@Injectable()
export class PageRenderer {
  private readonly texts = new Texts(SOURCE);
  private readonly formats = new Map(PAGE_LANGUAGES.map((language) => [language, formatsOf(language)]));
  private readonly stylesheet = `/assets/passerelle.css?v=${digestOf(path.join(SOURCE, 'platform/pages/assets/passerelle.css'))}`;
  private readonly views = nunjucks.configure([SOURCE, path.join(PACKAGES, 'govuk-frontend/dist')], {
    autoescape: true,
    throwOnUndefined: false,
  });

  /** One text outside a page. */
  text(language: PageLanguage, key: string, values?: TextValues): string {
    return this.texts.text(language, key, values);
  }

  /** A day in words. */
  day(language: PageLanguage, day: string): string {
    return this.formats.get(language)?.date(day) ?? day;
  }

  /** A month, YYYY-MM, in words. */
  month(language: PageLanguage, month: string): string {
    return this.formats.get(language)?.month(month) ?? month;
  }

  /** @param template below src/, e.g. 'agreements/pages/views/register.njk' @param address of the page, for the language links @param beside second language, of a page that speaks two */
  render(template: string, model: object, language: PageLanguage, address: string, beside?: PageLanguage): string {
    return this.views.render(template, this.context(model, language, address, beside));
  }

  /** As `render`; with a second language, every text, date and name that the view says stands in both. */
  renderInBoth(template: string, model: object, language: PageLanguage, address: string, beside?: PageLanguage): string {
    const both = beside && wordsInBoth(this.words(language), this.words(beside));
    return this.views.render(template, { ...this.context(model, language, address, beside), ...both, speaksTwo: true });
  }

  private context(model: object, language: PageLanguage, address: string, beside: PageLanguage | undefined): object {
    return {
      words: (other: PageLanguage) => this.words(other),
      ...model,
      ...this.words(language),
      single: this.words(language),
      beside,
      speaking: [language, beside].flatMap((one) => (one ? [this.words(one)] : [])),
      besides: besideLinks(address, language),
      languages: languageLinks(address),
      address: new URL(address, 'http://page').pathname,
      stylesheet: this.stylesheet,
    };
  }

  /** Texts, formats and signs of one language; a page that speaks two has one of these for each in `speaking`. */
  private words(language: PageLanguage) {
    const formats = this.formats.get(language) as ReturnType<typeof formatsOf>;
    const side = (words: unknown) => sideOf(words, { language, ...formats });
    const filled = (values: TextValues = {}) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, side(value)]));
    const t = (key: string, values?: TextValues) => this.texts.text(language, key, filled(values));
    const shown = (value: unknown) => (isPart(value) ? formats.marked(value as InLanguages) : value);
    const phrase = (key: string, values: TextValues = {}) => phraseOf((given) => t(key, given), shown, values);
    return { t, phrase, side, ...formats, ...signsOf(language), language, direction: directionOf(language) };
  }
}

/** The page with each other language beside it, and without a second one. */
function besideLinks(address: string, language: PageLanguage) {
  const others = languageLinks(address, 'beside').filter(({ code }) => code !== language);
  return { others, without: addressWith(address, 'beside', 'none') };
}

/** Between words of a list, and from one thing to the next. */
function signsOf(language: PageLanguage) {
  return directionOf(language) === 'rtl' ? { arrow: '←', comma: '، ' } : { arrow: '→', comma: ', ' };
}

function digestOf(file: string): string {
  return fs.existsSync(file) ? createHash('sha1').update(fs.readFileSync(file)).digest('hex').slice(0, 8) : '0';
}
