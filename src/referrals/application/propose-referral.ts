import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type Principal, requireWithin, type Subject } from '../../identity/index.js';
import { now } from '../../platform/clock.js';
import { newId } from '../../platform/database/new-id.js';
import { isOnLists, type Profile, Profiles } from '../../profiles/index.js';
import { addDays, type IsoDate, legalDay } from '../../standards/index.js';
import { Vacancies, type Vacancy } from '../../vacancies/index.js';
import { dueOn } from '../domain/apply-step.js';
import { NotLooking, ReleaseOutOfRange, VacancyNotReferable } from '../domain/referral.errors.js';
import type { Referral, ReferralStep, ReferredTo } from '../domain/referral.js';
import { MoveReferral } from './move-referral.js';
import { Recipients } from './recipients.js';

const ANSWER_WITHIN_DAYS = 14;
const LONGEST_WAIT_DAYS = 60;

export interface ReferralForm {
  readonly profileId: string;
  readonly to: ReferredTo;
  /** The last day on which the person may agree. */
  readonly answerBy?: IsoDate;
}

/** Proposes a person to a recipient. Nobody outside the desk learns of it before the person agrees. */
@Injectable()
export class ProposeReferral {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly profiles: Profiles,
    private readonly vacancies: Vacancies,
    private readonly recipients: Recipients,
    private readonly moveReferral: MoveReferral,
  ) {}

  /** @throws ProfileNotFound, VacancyNotFound, NotForThisCountry, OutOfReach, NotLooking, VacancyNotReferable, ReleaseOutOfRange, AlreadyReferred */
  async execute(principal: Principal, form: ReferralForm): Promise<Referral> {
    const profile = await this.profiles.get(form.profileId);
    const vacancy = form.to.kind === 'employer' ? await this.vacancies.get(form.to.vacancyId) : undefined;
    requireWithin(principal, 'referrals:propose', subjectOf(profile, vacancy));
    if (vacancy) requireReferable(profile, vacancy);
    await this.recipients.nameOf(form.to);
    const on = legalDay(profile.destination, now());
    const one = this.proposed(principal, profile, vacancy, form, on);
    const step: ReferralStep = { kind: 'proposed' };
    await this.dataSource.transaction((tx) =>
      this.moveReferral.begin(tx, one, { step, on, actor: { id: principal.id, name: principal.name } }),
    );
    return one;
  }

  private proposed(
    principal: Principal,
    profile: Profile,
    vacancy: Vacancy | undefined,
    { to, answerBy }: ReferralForm,
    on: IsoDate,
  ): Referral {
    const last = answerBy ?? addDays(on, ANSWER_WITHIN_DAYS);
    if (last < on || last > addDays(on, LONGEST_WAIT_DAYS)) throw new ReleaseOutOfRange('answerBy', on, addDays(on, LONGEST_WAIT_DAYS));
    const isOwn = principal.grants.some(({ person }) => person === profile.id);
    const about = { profileId: profile.id, country: profile.destination, organisation: vacancy?.source ?? null, to };
    const days = { proposedOn: on, answerBy: last, dueOn: dueOn({ state: 'proposed', answerBy: last }, on) };
    const nothingYet = { release: null, hold: null, outcome: null, file: null };
    const origin = isOwn ? 'own-application' : 'desk';
    return { id: newId(), revision: 1, state: 'proposed', origin, ...about, ...days, ...nothingYet, demonstration: profile.demonstration };
  }
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
