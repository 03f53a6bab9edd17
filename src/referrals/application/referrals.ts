import { Injectable } from '@nestjs/common';
import { type Principal, requireWithin } from '../../identity/index.js';
import { today } from '../../platform/clock.js';
import { Profiles } from '../../profiles/index.js';
import { type CountryCode, type IsoDate, parseIsoDate } from '../../standards/index.js';
import type { DatedStep, Referral, ReferralState } from '../domain/referral.js';
import { DisclosuresRepository } from '../storage/disclosures.repository.js';
import { type After, ReferralsRepository } from '../storage/referrals.repository.js';
import { StepsRepository } from '../storage/steps.repository.js';

export interface Asked {
  readonly country?: CountryCode;
  readonly profileId?: string;
  readonly vacancyId?: string;
  readonly states?: readonly ReferralState[];
  readonly dueBefore?: IsoDate;
  /** Somebody had to look at them before today, and did not. */
  readonly withoutNews?: boolean;
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Referrals as those read them who have them in reach. */
@Injectable()
export class Referrals {
  constructor(
    private readonly repository: ReferralsRepository,
    private readonly stepsRepository: StepsRepository,
    private readonly disclosures: DisclosuresRepository,
    private readonly profiles: Profiles,
  ) {}

  /** @throws ReferralNotFound */
  get(id: string): Promise<Referral> {
    return this.repository.get(id);
  }

  find(id: string): Promise<Referral | undefined> {
    return this.repository.find(id);
  }

  /** What happened, in order. @throws ReferralNotFound */
  async stepsOf(id: string): Promise<readonly DatedStep[]> {
    await this.repository.get(id);
    return this.stepsRepository.of(id);
  }

  /** How often something of the person was shown. */
  timesShown(id: string): Promise<number> {
    return this.disclosures.countOf(id);
  }

  /** In the order of due days; what is over comes last. @throws NotForThisCountry, OutOfReach */
  async list(principal: Principal, asked: Asked, after: After | undefined, limit: number): Promise<Referral[]> {
    const { country, profileId, vacancyId, states, dueBefore, withoutNews } = asked;
    const reach = profileId ? await this.ofPerson(principal, profileId) : reachOfList(principal, country);
    const due = withoutNews ? parseIsoDate(today()) : dueBefore;
    const filter = { ...reach, ...(vacancyId && { vacancyId }), ...(states && { states }), ...(due && { dueBefore: due }) };
    return this.repository.list(filter, after, limit);
  }

  /** Those that somebody had to look at before today. */
  countWithoutNews(countries: readonly CountryCode[]): Promise<number> {
    return this.repository.countDue(countries, parseIsoDate(today()));
  }

  private async ofPerson(principal: Principal, profileId: string) {
    const countries = await this.profiles.destinationsOf([profileId]);
    const organisation = principal.grants.find((grant) => grant.role === 'employment-service')?.organisation;
    requireWithin(principal, 'referrals:read', { countries, person: profileId, ...(organisation && { organisation }) });
    const isDesk = principal.grants.some(({ role, person }) => role !== 'employment-service' || person === profileId);
    return { profileId, ...(!isDesk && organisation && { organisation }) };
  }
}

/** What somebody sees who names no person. @throws NotForThisCountry, OutOfReach */
function reachOfList(principal: Principal, country: CountryCode | undefined) {
  const { grants } = principal;
  const feed = grants.find(({ role }) => role === 'employment-service');
  const person = grants.find((grant) => grant.person)?.person;
  const organisation = feed?.organisation;
  const named = { ...(organisation && { organisation }), ...(person && { person }) };
  if (country) requireWithin(principal, 'referrals:read', { countries: [country], ...named });
  const atCountry = country && { countries: [country] };
  if (grants.some(({ role }) => role === 'installation')) return { ...atCountry };
  const desk = grants.filter(({ role }) => role === 'caseworker' || role === 'auditor').flatMap((grant) => grant.country ?? []);
  if (desk.length) return { countries: country ? [country] : desk };
  if (feed) return { countries: feed.country ? [feed.country] : [], organisation: organisation ?? '' };
  return { profileId: person ?? NOBODY };
}
