import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditExempt, AuditsAct } from '../../audit/index.js';
import { CurrentPrincipal, countriesWithin, FormToken, type Principal, requireWithin } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { newId } from '../../platform/database/new-id.js';
import { languageOf } from '../../platform/pages/language.js';
import { PageRenderer } from '../../platform/pages/page-renderer.js';
import { parseCountry } from '../../standards/index.js';
import { LookBeforeRegistering } from '../application/look-before-registering.js';
import { RegisterPerson } from '../application/register-person.js';
import type { PersonAlike } from '../application/search-people.js';
import type { HeardAtRegistration } from '../domain/assisted-registration.js';
import { WORDING_LANGUAGES, type WordingLanguage } from '../domain/consent-wordings.js';
import { newProfile } from '../http/new-profile.js';
import type { CreateProfileDto } from '../http/profile.dto.js';
import { readDetails } from '../http/read-details.js';
import { idsOf, listOf, readRegistration, registrationId, type SentForm, textOf, type WrongField } from './read-registration.js';
import { choicesOf } from './registration-choices.js';
import { consentForms, consentsIn } from './registration-consents.js';
import { SECTIONS } from './registration-fields.js';

const VIEW = 'profiles/pages/views/registration.njk';

interface Shown {
  readonly given: SentForm;
  readonly wrong?: readonly WrongField[];
  readonly twins?: readonly PersonAlike[];
}

/** Whoever may look whether somebody is registered already writes a person down, with them or from the paper form. */
@ApiExcludeController()
@Controller('desk/people/new')
@Needs('profiles:create')
export class RegistrationController {
  constructor(
    private readonly register: RegisterPerson,
    private readonly look: LookBeforeRegistering,
    private readonly renderer: PageRenderer,
  ) {}

  @Get()
  @AuditExempt('an empty form')
  form(
    @CurrentPrincipal() principal: Principal,
    @Query('spoken') spoken: string | undefined,
    @FormToken() formToken: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const given = { registration: newId(), ...(spoken && { spoken }) };
    this.show(request, reply, 200, { ...this.view(principal, request, { given }), formToken });
  }

  /** @throws NotForThisCountry, also of somebody who may not look whether the person is registered already */
  @Post()
  @AuditsAct('person.registered', 'consent.given', 'caseworker.took-on', 'person.told-apart', 'people.looked-up')
  async send(
    @CurrentPrincipal() principal: Principal,
    @Body() body: SentForm | undefined,
    @FormToken() formToken: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const given = { ...body, registration: registrationId(body ?? {}) };
    const again = (status: number, more: Partial<Shown> = {}) =>
      this.show(request, reply, status, { ...this.view(principal, request, { given, ...more }), formToken });
    if (textOf(given, 'show')) return again(200);
    const read = await readRegistration(given);
    if (isWrong(read)) return again(422, { wrong: read });
    const where = { countries: [read.destination] };
    requireWithin(principal, 'profiles:create', where);
    requireWithin(principal, 'people:look-up', where);
    const twins = await this.twinsOf(given, read);
    if (twins.length) return again(422, { wrong: [{ field: 'twins', wrong: 'twins' }], twins });
    await this.write(principal, given, read);
    void reply.redirect(`/desk/people/${given.registration}/receipt`, 303);
  }

  /** Who may be the same person and was not said to be somebody else. */
  private async twinsOf(given: SentForm, { destination, details }: CreateProfileDto): Promise<readonly PersonAlike[]> {
    const { displayName: name = '', ...known } = readDetails(details ?? {});
    const found = await this.look.execute({ ...known, name }, destination, given.registration as string);
    const apart = idsOf(given, 'apart');
    return found.every(({ id }) => apart.includes(id)) ? [] : found;
  }

  private async write(principal: Principal, given: SentForm, read: CreateProfileDto): Promise<void> {
    const [language, country] = [spokenIn(given), read.destination];
    const { profile, details = {} } = newProfile(given.registration as string, read);
    const isTakenOn = principal.grants.some((grant) => grant.role === 'caseworker' && grant.country === country);
    await this.register.execute(principal, isTakenOn, {
      profile,
      details,
      heard: given.heard as HeardAtRegistration,
      language,
      consents: consentForms(listOf(given, 'consent'), language, country, this.renderer),
      apartFrom: idsOf(given, 'apart'),
    });
  }

  private view(principal: Principal, request: FastifyRequest, { given, wrong = [], twins = [] }: Shown) {
    const language = languageOf(request);
    const countries = countriesWithin(principal, 'profiles:create');
    const country = countries?.find((code) => code === given.destination) ?? countries?.[0] ?? parseCountry('MD');
    const spoken = spokenIn(given, language);
    const consents = consentsIn(spoken, country, this.renderer);
    const beside = consentsIn(language, country, this.renderer);
    return {
      ...{ given, spoken, sections: SECTIONS, choices: choicesOf(countries, language), wrong, twins },
      fields: Object.fromEntries(SECTIONS.flatMap(({ fields }) => fields.map((field) => [field.name, field]))),
      notice: this.renderer.text(spoken, 'registration.notice.text'),
      consents: consents.map((one, at) => ({ ...one, beside: beside[at]?.text, isTicked: listOf(given, 'consent').includes(one.purpose) })),
      apart: idsOf(given, 'apart'),
      spokenChoices: WORDING_LANGUAGES,
      demonstration: principal.demonstration,
    };
  }

  private show(request: FastifyRequest, reply: FastifyReply, status: number, model: object): void {
    const language = languageOf(request);
    const page = this.renderer.render(VIEW, model, language, request.url);
    void reply.status(status).type('text/html; charset=utf-8').header('content-language', language).send(page);
  }
}

function isWrong(read: CreateProfileDto | readonly WrongField[]): read is readonly WrongField[] {
  return Array.isArray(read);
}

function spokenIn({ spoken }: SentForm, otherwise: WordingLanguage = 'en'): WordingLanguage {
  return WORDING_LANGUAGES.find((language) => language === spoken) ?? otherwise;
}
