import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { audienceOf } from '../../identity/index.js';
import { now } from '../../platform/clock.js';
import { InjectConfiguration } from '../../platform/configuration/configuration.module.js';
import type { Configuration } from '../../platform/configuration/settings.js';
import {
  besideOf,
  directionOf,
  isPageLanguage,
  languageOf,
  PAGE_LANGUAGE_NAMES,
  PAGE_LANGUAGES,
  type PageLanguage,
} from '../../platform/pages/language.js';
import { PageRenderer } from '../../platform/pages/page-renderer.js';
import { qrCodeSvg } from '../../platform/pages/qr-code.js';
import type { PdfPlan } from '../../platform/pdf/pdf-plan.js';
import { Pdfs } from '../../platform/pdf/pdfs.js';
import { type GivenPassport, Passports } from '../application/passports.js';
import { TooManyPassports } from '../domain/passport.errors.js';
import { type Owner, type Passport, standingOf } from '../domain/passport.js';
import { PARTS, type PassportContent } from '../domain/passport-content.js';
import { ElmDocuments } from './elm-documents.js';
import { Papers, spokenIn } from './paper.js';
import { pdfOfPaper } from './pdf-of-paper.js';
import { addressToVerify, redirect, sendPage } from './send-page.js';
import { type Fault, partsIn, type Sent, wordIn } from './sent.js';

const VIEWS = 'passport/pages/views';

/** One person at one of the two places where passports are made. */
export interface AtPassports {
  readonly owner: Owner;
  /** Address of the list; what is below it stands under it. */
  readonly home: string;
  /** Where the person came from. */
  readonly back: string;
  /** Instant at which what is kept without an account ends. */
  readonly until?: string;
  readonly formToken?: string;
  readonly mayShare: boolean;
  readonly demonstration: boolean;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Making a passport, looking at it, having it as a file, taking it back. */
@Injectable()
export class PassportPages {
  constructor(
    private readonly passports: Passports,
    private readonly papers: Papers,
    private readonly pdfs: Pdfs,
    private readonly documents: ElmDocuments,
    private readonly renderer: PageRenderer,
    @InjectConfiguration() private readonly configuration: Configuration,
  ) {}

  async list(at: AtPassports, faults: readonly Fault[] = [], typed: Sent = {}): Promise<void> {
    const language = languageOf(at.request);
    const passports = (await this.passports.of(at.owner)).map((one) => ({ ...one, standing: standingOf(one, now()) }));
    const others = PAGE_LANGUAGES.filter((one) => one !== language).map((code) => ({ code, name: PAGE_LANGUAGE_NAMES[code] }));
    const chosen = faults.length ? partsIn(typed) : PARTS;
    const model = { ...shown(at), passports, others, parts: PARTS, chosen, faults, beside: wordIn(typed, 'beside') };
    this.send(at, `${VIEWS}/list.njk`, model, faults.length ? 422 : 200);
  }

  async make(at: AtPassports, sent: Sent, content: PassportContent): Promise<void> {
    const parts = partsIn(sent);
    const language = languageOf(at.request);
    const second = wordIn(sent, 'beside');
    const languages = [language, ...(isPageLanguage(second) && second !== language ? [second] : [])];
    if (!parts.length) return this.list(at, [{ field: 'parts', says: 'parts' }], sent);
    const wanted = { parts, languages, write: (given: GivenPassport) => this.documents.of(given), ...(at.until && { until: at.until }) };
    const made = await this.passports.make(at.owner, content, wanted).catch(tooMany);
    if (made instanceof TooManyPassports) return this.list(at, [{ field: 'parts', says: 'tooMany' }], sent);
    redirect(at.reply, `${at.home}/${made}`);
  }

  /** The page to print. */
  async paper(at: AtPassports, id: string): Promise<void> {
    const passport = await this.passports.get(at.owner, id);
    const { language, beside } = languagesFor(at.request, passport);
    const address = addressToVerify(audienceOf(this.configuration), passport.code);
    const model = {
      ...shown(at),
      ...{ passport, standing: standingOf(passport, now()), paper: await this.papers.of(passport, language, beside) },
      ...{ qr: qrCodeSvg(address), verifyAt: address, second: beside },
    };
    this.send(at, `${VIEWS}/paper.njk`, model);
  }

  async pdf(at: AtPassports, id: string): Promise<void> {
    const file = await this.pdfs.write(async () => this.planOf(await this.passports.get(at.owner, id), at.request));
    sendFile(at.reply, file, 'application/pdf', `passport-${id.slice(0, 8)}.pdf`);
  }

  /** As it was signed. */
  async json(at: AtPassports, id: string): Promise<void> {
    const { document } = await this.passports.get(at.owner, id);
    sendFile(at.reply, Buffer.from(document), 'application/ld+json; charset=utf-8', `passport-${id.slice(0, 8)}.json`);
  }

  async withdraw(at: AtPassports, id: string): Promise<void> {
    await this.passports.withdraw(at.owner, id);
    redirect(at.reply, at.home);
  }

  private async planOf(passport: Passport, request: FastifyRequest): Promise<PdfPlan> {
    const { language, beside } = languagesFor(request, passport);
    const words = (key: string) =>
      [language, ...(beside ? [beside] : [])].map((one) => ({
        ...{ text: this.renderer.text(one, key), language: one },
        direction: directionOf(one),
      }));
    const verifying = {
      ...{ lead: words('passport.verifyLead'), address: addressToVerify(audienceOf(this.configuration), passport.code) },
      ...{ code: passport.code, alt: this.renderer.text(language, 'passport.qr') },
    };
    return pdfOfPaper(await this.papers.of(passport, language, beside), verifying, words('layout.demonstrationText'));
  }

  private send({ request, reply }: AtPassports, view: string, model: object, status = 200): void {
    sendPage(this.renderer, request, reply, view, model, status);
  }
}

export function shown({ home, back, until, formToken, mayShare, demonstration }: AtPassports) {
  return { home, back, kept: until, formToken, mayShare, demonstration };
}

/** As the reader asks, else as the passport was made; `beside=none` shows one language. */
function languagesFor(
  request: FastifyRequest,
  passport: Passport,
): { readonly language: PageLanguage; readonly beside: PageLanguage | undefined } {
  const language = languageOf(request);
  const made = spokenIn(passport);
  const isAlone = /[?&]beside=none(&|$)/.test(request.url);
  const beside = isAlone ? undefined : (besideOf(request, language) ?? made.beside);
  return { language, beside: beside === language ? undefined : beside };
}

function sendFile(reply: FastifyReply, file: Buffer, type: string, name: string): void {
  void reply
    .headers({ 'content-type': type, 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-store' })
    .send(file);
}

function tooMany(error: unknown): TooManyPassports {
  if (error instanceof TooManyPassports) return error;
  throw error;
}
