import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { plainToInstance } from 'class-transformer';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditsAct, AuditsRead } from '../../audit/index.js';
import { CurrentPrincipal, FormToken, type Principal } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { languageOf } from '../../platform/pages/language.js';
import { Page } from '../../platform/pages/page.js';
import { PageRenderer } from '../../platform/pages/page-renderer.js';
import { InvalidParameter } from '../../platform/problem-details/errors.js';
import { BodyValidationPipe } from '../../platform/validation/body-validation.pipe.js';
import { ProposeReferral } from '../application/propose-referral.js';
import { Recipients } from '../application/recipients.js';
import { RecruitmentHeld } from '../domain/referral.errors.js';
import { ProposeReferralDto } from '../http/propose.dto.js';
import { readAsked } from '../http/referral-list.js';

const FORM = 'referrals/pages/views/propose.njk';
const pipe = new BodyValidationPipe();

/** What a form that cannot be taken says; anything else is thrown on. */
const PROBLEMS: Readonly<Record<string, string>> = {
  'already-referred': 'already',
  'vacancy-not-referable': 'vacancy',
  'not-looking': 'looking',
  'release-out-of-range': 'answerBy',
  'validation-failed': 'answerBy',
  'recruitment-held': 'held',
};
export const PROPOSAL_PROBLEMS = [...new Set([...Object.values(PROBLEMS), 'override'])];

type SentProposal = Readonly<Partial<Record<'profileId' | 'vacancyId' | 'answerBy' | 'override', string>>>;

/** From a match or a candidate to the question that the person is asked. */
@ApiExcludeController()
@Controller('desk/referrals')
export class ProposeReferralController {
  constructor(
    private readonly propose: ProposeReferral,
    private readonly recipients: Recipients,
    private readonly renderer: PageRenderer,
  ) {}

  /** @throws InvalidParameter, VacancyNotFound */
  @Get('new')
  @Needs('referrals:propose')
  @AuditsRead('referral.read')
  @Page(FORM)
  form(@Query() query: Record<string, string>, @CurrentPrincipal() principal: Principal, @FormToken() formToken?: string) {
    return this.asking(principal, query, { formToken });
  }

  @Post()
  @Needs('referrals:propose')
  @AuditsAct('referral.moved')
  async send(
    @Body() sent: SentProposal | undefined,
    @CurrentPrincipal() principal: Principal,
    @FormToken() formToken: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const body = sent ?? {};
    try {
      const { profileId, vacancyId = '', answerBy, override } = await readProposal(body);
      const form = {
        profileId,
        to: { kind: 'employer', vacancyId },
        ...(answerBy && { answerBy }),
        ...(override && { override }),
      } as const;
      const { id } = await this.propose.execute(principal, form);
      void reply.redirect(`/desk/referrals/${id}`, 303);
    } catch (error) {
      const language = languageOf(request);
      const asked = await this.asking(principal, body, { formToken, ...saidOf(error, body) });
      const page = this.renderer.render(FORM, asked, language, request.url);
      void reply.status(422).type('text/html; charset=utf-8').header('content-language', language).send(page);
    }
  }

  /** @throws InvalidParameter, as `ProposeReferral.require` */
  private async asking(principal: Principal, given: SentProposal, more: object) {
    const { profileId, vacancyId } = readAsked({ profileId: given.profileId, vacancyId: given.vacancyId });
    if (!profileId || !vacancyId) throw new InvalidParameter('profileId', 'Come here from a match or a candidate: both are named there.');
    await this.propose.require(principal, profileId, vacancyId);
    const recipient = await this.recipients.titleOf({ kind: 'employer', vacancyId });
    const supports = await this.recipients.supportsOf({ kind: 'employer', vacancyId });
    const pseudonym = profileId.slice(-8).toUpperCase();
    const { demonstration } = principal;
    return { profileId, vacancyId, pseudonym, ...recipient, ...supports, given, heldBecause: [], demonstration, ...more };
  }
}

/** Held to the same rules as a body of the API; fields left empty are left out. @throws ValidationFailed */
async function readProposal(given: SentProposal): Promise<ProposeReferralDto> {
  const { profileId, vacancyId, answerBy, override } = given;
  const sent = { profileId, vacancyId, recipient: 'employer', ...(answerBy && { answerBy }), ...(override && { override }) };
  return plainToInstance(ProposeReferralDto, await pipe.transform(sent, { type: 'body', metatype: ProposeReferralDto }));
}

function saidOf(error: unknown, { override }: SentProposal): { readonly problem: string; readonly heldBecause?: readonly string[] } {
  const problem = PROBLEMS[(error as { code?: string }).code ?? ''];
  if (!problem) throw error;
  if (error instanceof RecruitmentHeld) return { problem, heldBecause: error.reasons };
  return { problem: problem === 'answerBy' && override && override.length < 10 ? 'override' : problem };
}
