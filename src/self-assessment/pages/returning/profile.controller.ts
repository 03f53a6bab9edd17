import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditExempt, AuditsAct } from '../../../audit/index.js';
import { CurrentPrincipal, FormToken, type Principal, requireWithin } from '../../../identity/index.js';
import { Needs, Public } from '../../../platform/access/needs.js';
import { languageOf } from '../../../platform/pages/language.js';
import { PageRenderer } from '../../../platform/pages/page-renderer.js';
import { consentForms, type WordingLanguage } from '../../../profiles/index.js';
import { countryName } from '../../../standards/index.js';
import { Alerts } from '../../application/alerts.js';
import { KeepAsProfile, type Kept, type Offer } from '../../application/keep-as-profile.js';
import { DraftEnded } from '../../domain/draft.errors.js';
import { setToken, tokenOf } from '../draft-cookie.js';
import { type Fault, type Typed, wordOf, wordsOf } from '../form.js';
import { HOME, Journey, redirect } from '../journey.js';
import { offerView } from './offer-view.js';

const VIEWS = 'self-assessment/pages/views';

/** Answers become the profile of whoever signs in, after they have read what is kept and agreed. */
@ApiExcludeController()
@Controller('self-assessment')
export class ProfileController {
  constructor(
    private readonly journey: Journey,
    private readonly keeping: KeepAsProfile,
    private readonly alerts: Alerts,
    private readonly renderer: PageRenderer,
  ) {}

  /** What an account is for, and the way to sign in. */
  @Get('account')
  @Public()
  async account(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const draft = await this.journey.draft(request);
    if (!draft) return redirect(reply, HOME);
    this.journey.send(request, reply, `${VIEWS}/account.njk`, { kept: draft.expiresAt });
  }

  @Get('profile')
  @Needs('answers:keep')
  @AuditExempt('one’s own answers beside one’s own profile')
  async form(
    @CurrentPrincipal() principal: Principal,
    @FormToken() formToken: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const person = personOf(principal);
    const offer = await this.keeping.offer(tokenOf(request), person);
    if (!offer) return this.journey.send(request, reply, `${VIEWS}/kept.njk`, { person });
    const chosen = offer.additions.flatMap(({ kind, key }) => (kind === 'wishes' || kind === 'destination' ? [] : [key]));
    await this.show(request, reply, offer, { formToken, chosen, ticked: [] });
  }

  /** Pressed twice it is done once: the answers are gone by then, and the page says that they are a profile. @throws SubjectErased */
  @Post('profile')
  @Needs('answers:keep')
  @AuditsAct('person.registered', 'person.changed', 'consent.given', 'evidence.added')
  async keep(
    @CurrentPrincipal() principal: Principal,
    @Body() body: Typed | undefined,
    @FormToken() formToken: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [person, typed] = [personOf(principal), body ?? {}];
    const [chosen, ticked] = [wordsOf(typed, 'add'), wordsOf(typed, 'consent')];
    const offer = await this.keeping.offer(tokenOf(request), person);
    if (offer && wordOf(typed, 'agree') !== 'yes')
      return this.show(request, reply, offer, { formToken, chosen, ticked }, [{ field: 'agree', says: 'agree' }]);
    if (offer) await this.keeping.execute(tokenOf(request), person, this.keptOf(request, offer, chosen, ticked)).catch(orDone);
    setToken(request, reply, undefined);
    this.journey.send(request, reply, `${VIEWS}/kept.njk`, { person, isDone: offer !== undefined });
  }

  private keptOf(request: FastifyRequest, { said, present }: Offer, chosen: readonly string[], ticked: readonly string[]): Kept {
    const language: WordingLanguage = languageOf(request);
    const country = present?.destination ?? said.destination;
    const keep = { purpose: 'keep-as-profile', language, recipient: countryName(country, language) };
    const others = present ? [] : consentForms(ticked, language, country, this.renderer);
    return { chosen, consents: [keep, ...others], letters: ticked.includes('alerts') };
  }

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    offer: Offer,
    more: object,
    faults: readonly Fault[] = [],
  ): Promise<void> {
    const alert = await this.alerts.of(offer.draft.id);
    const shown = {
      ...offerView(offer, languageOf(request), this.renderer),
      faults,
      ...(alert?.confirmedAt && { letters: alert.mail.address }),
    };
    this.journey.send(request, reply, `${VIEWS}/profile.njk`, { ...shown, ...more }, faults.length ? 422 : 200);
  }
}

/** @throws OutOfReach where the account is of no person */
function personOf(principal: Principal): string {
  const person = principal.grants.find(({ role }) => role === 'returnee')?.person;
  requireWithin(principal, 'answers:keep', { ...(person && { person }) });
  return person as string;
}

function orDone(error: unknown): void {
  if (!(error instanceof DraftEnded)) throw error;
}
