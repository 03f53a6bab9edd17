import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditExempt } from '../../audit/index.js';
import { Needs } from '../../platform/access/needs.js';
import { languageOf } from '../../platform/pages/language.js';
import { PageRenderer } from '../../platform/pages/page-renderer.js';
import { parseCountry } from '../../standards/index.js';
import { WORDING_LANGUAGES } from '../domain/consent-wordings.js';
import { consentsIn } from './registration-consents.js';
import { SECTIONS } from './registration-fields.js';

/** The empty form, to be printed in the language of the person. */
@ApiExcludeController()
@Controller('desk')
export class PaperController {
  constructor(private readonly renderer: PageRenderer) {}

  @Get('forms/registration')
  @Needs('profiles:create')
  @AuditExempt('an empty form')
  form(@Query() { beside, country }: Record<string, string>, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const language = languageOf(request);
    const second = WORDING_LANGUAGES.find((one) => one === beside && one !== language);
    const to = parseCountry(country ?? 'MD');
    const consents = consentsIn(language, to, this.renderer);
    const translated = second && consentsIn(second, to, this.renderer);
    const both = consents.map((one, at) => ({ ...one, beside: translated?.[at]?.text }));
    const also = (key: string) => (second ? this.renderer.text(second, key) : '');
    const model = { sections: SECTIONS, consents: both, also, others: WORDING_LANGUAGES, country: to };
    const page = this.renderer.render('profiles/pages/views/paper-form.njk', model, language, request.url, second);
    void reply.type('text/html; charset=utf-8').header('content-language', language).send(page);
  }
}
