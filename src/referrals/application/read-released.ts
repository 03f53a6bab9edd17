import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit, organisationOfCountry } from '../../audit/index.js';
import type { Principal } from '../../identity/index.js';
import { now } from '../../platform/clock.js';
import { Consents, Profiles } from '../../profiles/index.js';
import { Recognition } from '../../recognition/index.js';
import { legalDay } from '../../standards/index.js';
import { Vacancies, type Vacancy } from '../../vacancies/index.js';
import { type Card, cardOf } from '../domain/card.js';
import type { Referral, Release } from '../domain/referral.js';
import { type ClosedBecause, closedBecause } from '../domain/release.js';
import { type Released, releasedOf, type WhatIsKnown } from '../domain/released.js';
import { DisclosuresRepository } from '../storage/disclosures.repository.js';
import { ReferralsRepository } from '../storage/referrals.repository.js';
import { StepsRepository } from '../storage/steps.repository.js';

/** The card is always there; `released` only while the person allows it. */
export type Shown = { readonly referral: Referral; readonly card: Card; readonly vacancy: Vacancy | undefined } & (
  | { readonly released: Released; readonly consentId: string; readonly until: string }
  | { readonly released: null; readonly because: ClosedBecause }
);

/** Discloses what the person named. The consent is read and held in the transaction that records the disclosure: who withdraws waits for it, or stops it. */
@Injectable()
export class ReadReleased {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly referrals: ReferralsRepository,
    private readonly steps: StepsRepository,
    private readonly disclosures: DisclosuresRepository,
    private readonly profiles: Profiles,
    private readonly recognition: Recognition,
    private readonly consents: Consents,
    private readonly vacancies: Vacancies,
    private readonly audit: Audit,
  ) {}

  /** @throws ReferralNotFound */
  async execute(principal: Principal, id: string): Promise<Shown> {
    const known = await this.known(await this.referrals.get(id));
    const vacancy = await this.vacancyOf(await this.referrals.get(id));
    return this.dataSource.transaction(async (tx) => {
      const referral = await this.referrals.get(id, tx, 'FOR SHARE');
      const day = legalDay(referral.country, now());
      const { release, profileId } = referral;
      const holds = release !== null && (await this.consents.holds(tx, profileId, release.consentId, day));
      const because = closedBecause(referral, holds, day);
      const shown = { referral, card: cardOf(known.profile, day), vacancy };
      if (because || !release) return { ...shown, released: null, because: because ?? 'not-agreed' };
      await this.record(tx, principal, referral, release);
      return { ...shown, released: releasedOf(release.fields, known), consentId: release.consentId, until: release.until };
    });
  }

  private async vacancyOf({ to }: Referral): Promise<Vacancy | undefined> {
    return to.kind === 'employer' ? this.vacancies.get(to.vacancyId) : undefined;
  }

  private async record(tx: EntityManager, principal: Principal, referral: Referral, release: Release): Promise<void> {
    await this.disclosures.add(tx, referral, release, principal.id, now());
    const details = { referral: referral.id, consent: release.consentId, fields: release.fields.join(' ') };
    const act = { action: 'referral.disclosed', subjectId: referral.profileId, details } as const;
    await this.audit.append(tx, act, organisationOfCountry(referral.country));
  }

  private async known({ id, profileId }: Referral): Promise<WhatIsKnown> {
    const profile = await this.profiles.get(profileId);
    const details = (await this.profiles.details([profileId])).get(profileId);
    const agreed = (await this.steps.of(id)).findLast(({ step }) => step.kind === 'agreed')?.step;
    const { items } = await this.recognition.assessmentsOf(profileId);
    const recognition = items.flatMap(({ subject, assessment }) =>
      assessment.purposes.map(({ purpose, outcome, bases }) => ({
        ...{ subject, purpose, outcome },
        articles: bases.map(({ source, article }) => ({ source, article })),
      })),
    );
    const said = agreed?.kind === 'agreed' ? agreed.contact : undefined;
    return { profile, details, recognition, contact: said ?? onRecord(details) };
  }
}

type Contacts = { readonly phone?: string; readonly email?: string };

/** Where the person agreed that they be reached, and did not say how. */
function onRecord({ phone, email }: Contacts = {}): string | undefined {
  return [phone, email].filter(Boolean).join(', ') || undefined;
}
