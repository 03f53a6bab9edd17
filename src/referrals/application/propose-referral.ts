import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { INSTALLATION, type Principal, requireWithin, type Subject } from '../../identity/index.js';
import { now } from '../../platform/clock.js';
import { newId } from '../../platform/database/new-id.js';
import { isOnLists, type Profile, Profiles } from '../../profiles/index.js';
import { addDays, type IsoDate, legalDay } from '../../standards/index.js';
import { Vacancies, type Vacancy } from '../../vacancies/index.js';
import { dueOn } from '../domain/apply-step.js';
import type { HeldBecause } from '../domain/held.js';
import { NamedPersonRequired, NotLooking, RecruitmentHeld, ReleaseOutOfRange, VacancyNotReferable } from '../domain/referral.errors.js';
import type { Referral, ReferralStep, ReferredTo } from '../domain/referral.js';
import { MoveReferral } from './move-referral.js';
import { Recipients } from './recipients.js';
import { WhatStandsAgainst } from './what-stands-against.js';

const ANSWER_WITHIN_DAYS = 14;
const LONGEST_WAIT_DAYS = 60;

export interface ReferralForm {
  readonly profileId: string;
  readonly to: ReferredTo;
  /** The last day on which the person may agree. */
  readonly answerBy?: IsoDate;
  /** Why it should go on although something stands against it; a second person decides. */
  readonly override?: string;
}

/** Proposes a person to a recipient. Nobody outside the desk learns of it before the person agrees. */
@Injectable()
export class ProposeReferral {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly profiles: Profiles,
    private readonly vacancies: Vacancies,
    private readonly recipients: Recipients,
    private readonly standsAgainst: WhatStandsAgainst,
    private readonly moveReferral: MoveReferral,
  ) {}

  /** Before the form is shown. @throws ProfileNotFound, VacancyNotFound, NotForThisCountry, OutOfReach */
  async require(principal: Principal, profileId: string, vacancyId: string): Promise<void> {
    const [profile, vacancy] = await Promise.all([this.profiles.get(profileId), this.vacancies.get(vacancyId)]);
    requireWithin(principal, 'referrals:propose', subjectOf(profile, vacancy));
  }

  /** @throws ProfileNotFound, VacancyNotFound, NotForThisCountry, OutOfReach, NotLooking, VacancyNotReferable, RecruitmentHeld, NamedPersonRequired, ReleaseOutOfRange, AlreadyReferred */
  async execute(principal: Principal, form: ReferralForm): Promise<Referral> {
    const profile = await this.profiles.get(form.profileId);
    const vacancy = form.to.kind === 'employer' ? await this.vacancies.get(form.to.vacancyId) : undefined;
    requireWithin(principal, 'referrals:propose', subjectOf(profile, vacancy));
    if (vacancy) requireReferable(profile, vacancy);
    await this.recipients.nameOf(form.to);
    const on = legalDay(profile.destination, now());
    const against = vacancy ? await this.standsAgainst.of(profile, vacancy, isTheirOwn(principal, profile), on) : [];
    const step = firstStep(principal, against, form.override);
    const one = proposed(principal, profile, vacancy, { ...form, on, against });
    const actor = { id: principal.id, name: principal.name };
    await this.dataSource.transaction((tx) => this.moveReferral.begin(tx, one, { step, on, actor }));
    return one;
  }
}

/** @throws RecruitmentHeld, NamedPersonRequired */
function firstStep(principal: Principal, against: readonly HeldBecause[], override: string | undefined): ReferralStep {
  if (!against.length) return { kind: 'proposed' };
  if (!override) throw new RecruitmentHeld(against);
  if (principal.id === INSTALLATION.id) throw new NamedPersonRequired();
  return { kind: 'held', reasons: against, why: override };
}

/** @throws ReleaseOutOfRange */
function proposed(
  principal: Principal,
  profile: Profile,
  vacancy: Vacancy | undefined,
  { to, answerBy, on, against }: ReferralForm & { readonly on: IsoDate; readonly against: readonly HeldBecause[] },
): Referral {
  const last = answerBy ?? addDays(on, ANSWER_WITHIN_DAYS);
  if (last < on || last > addDays(on, LONGEST_WAIT_DAYS)) throw new ReleaseOutOfRange('answerBy', on, addDays(on, LONGEST_WAIT_DAYS));
  const state = against.length ? 'held' : 'proposed';
  const about = { profileId: profile.id, country: profile.destination, organisation: vacancy?.source ?? null, to };
  const days = { proposedOn: on, answerBy: last, dueOn: dueOn({ state, answerBy: last }, on) };
  const hold = against.length ? { reasons: against, askedBy: principal.id } : null;
  const origin = isTheirOwn(principal, profile) ? 'own-application' : 'desk';
  const nothingYet = { release: null, outcome: null, file: null };
  return { id: newId(), revision: 1, state, origin, ...about, ...days, ...nothingYet, hold, demonstration: profile.demonstration };
}

function isTheirOwn({ grants }: Principal, { id }: Profile): boolean {
  return grants.some(({ person }) => person === id);
}

/** A referral is of the country where the person looks, of the source of the vacancy, and of the person. */
export function subjectOf({ id, destination }: Profile, vacancy: Vacancy | undefined): Subject {
  return { countries: [destination], person: id, ...(vacancy && { organisation: vacancy.source }) };
}

/** @throws NotLooking, VacancyNotReferable */
function requireReferable(profile: Profile, { status, country }: Vacancy): void {
  if (!isOnLists(profile)) throw new NotLooking();
  if (status === 'closed') throw new VacancyNotReferable('closed');
  if (country !== profile.destination) throw new VacancyNotReferable('elsewhere');
}
