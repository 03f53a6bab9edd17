import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import nunjucks from 'nunjucks';
import type { PageLanguage } from './language.js';
import { readTexts, textOf } from './texts.js';

const SOURCE = path.resolve(import.meta.dirname, '../..');
const PACKAGES = path.resolve(import.meta.dirname, '../../../../node_modules');

/** Nunjucks with the components of govuk-frontend; every value is escaped. */
@Injectable()
export class PageRenderer {
  private readonly texts = readTexts(SOURCE);
  private readonly stylesheet = `/assets/passerelle.css?v=${digestOf(path.join(SOURCE, 'platform/pages/assets/passerelle.css'))}`;
  private readonly views = nunjucks.configure([SOURCE, path.join(PACKAGES, 'govuk-frontend/dist')], {
    autoescape: true,
    throwOnUndefined: false,
  });

  /** One text outside a page. */
  text(language: PageLanguage, key: string, values?: Readonly<Record<string, unknown>>): string {
    return textOf(this.texts.get(language) ?? new Map(), key, values);
  }

  /** @param template below src/, e.g. 'agreements/pages/views/register.njk' @param address of the page, for the language links */
  render(template: string, model: object, language: PageLanguage, address: string): string {
    const catalogue = this.texts.get(language) ?? new Map<string, string>();
    const t = (key: string, values?: Record<string, unknown>) => textOf(catalogue, key, values);
    return this.views.render(template, {
      ...model,
      t,
      ...formats(language),
      language,
      address: new URL(address, 'http://page').pathname,
      stylesheet: this.stylesheet,
    });
  }
}

/** Day before month, as everywhere in the corridors. */
const FORMAT_LOCALE: Readonly<Record<PageLanguage, string>> = { en: 'en-GB', ro: 'ro', fr: 'fr' };

function formats(language: PageLanguage) {
  const locale = FORMAT_LOCALE[language];
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const numbers = new Intl.NumberFormat(locale);
  return {
    date: (day: string) => dates.format(new Date(`${day.slice(0, 10)}T00:00:00Z`)),
    number: (value: number) => numbers.format(value),
    countryName: (code: string) => new Intl.DisplayNames(language, { type: 'region' }).of(code),
    languageName: (tag: string) => new Intl.DisplayNames(language, { type: 'language' }).of(tag),
    inLanguage: (text: Record<string, string>) => text?.[language] ?? text?.en,
  };
}

function digestOf(file: string): string {
  return fs.existsSync(file) ? createHash('sha1').update(fs.readFileSync(file)).digest('hex').slice(0, 8) : '0';
}
