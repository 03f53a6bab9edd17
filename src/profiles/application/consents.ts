import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { parseMailAddress } from '../../platform/mail/mail-address.js';
import type { IsoDate } from '../../standards/index.js';
import type { WordingLanguage } from '../domain/consent-wordings.js';
import { isGivenOn, MAIL_PURPOSE, wordingOf } from '../domain/processing-purposes.js';
import type { Consent } from '../domain/profile-papers.js';
import { ConsentsRepository, type NewConsent } from '../storage/consents.repository.js';

export interface ConsentForm {
  readonly recipient: string;
  readonly purpose: string;
  readonly language: WordingLanguage;
  /** Of a paper that was signed elsewhere; without it, the service's own in its present version. */
  readonly wording?: string;
  readonly until?: IsoDate;
}

/** A release within a referral: to whom, of what in the language of the person, until the end of which day. */
export interface ReleaseForm {
  readonly recipient: string;
  readonly what: string;
  readonly language: WordingLanguage;
  readonly until: IsoDate;
}

/** The record of consents: each is added with its words, a withdrawal is added to it, and nothing is rewritten. */
@Injectable()
export class Consents {
  constructor(private readonly consents: ConsentsRepository) {}

  /** @throws ProfileNotFound @throws InvalidMailAddress */
  async give(profileId: string, form: ConsentForm): Promise<Consent> {
    return this.consents.add(profileId, consentOf(form));
  }

  /** As part of a larger act. @throws ProfileNotFound @throws InvalidMailAddress */
  async giveWithin(tx: EntityManager, profileId: string, form: ConsentForm): Promise<Consent> {
    return this.consents.addIn(tx, profileId, consentOf(form));
  }

  /** In the transaction of the act that needs it. @throws ProfileNotFound @throws SubjectErased */
  giveRelease(tx: EntityManager, profileId: string, { recipient, what, language, until }: ReleaseForm): Promise<Consent> {
    const purpose = 'release-for-referral';
    const { text = '', version = null } = wordingOf(purpose, language, { recipient, what, until }) ?? {};
    return this.consents.addIn(tx, profileId, { recipient, purpose, language, legalBasis: 'consent', wording: text, version, until });
  }

  /** All that were given, also those that ended, in the order in which they were given. */
  of(profileId: string): Promise<Consent[]> {
    return this.consents.of(profileId);
  }

  /** Withdrawing twice keeps the first moment. @throws ProfilePartNotFound */
  takeBack(profileId: string, consentId: string): Promise<void> {
    return this.consents.withdraw(profileId, consentId);
  }

  /** In the transaction of the act; withdrawing twice keeps the first moment. @throws ProfilePartNotFound */
  withdraw(tx: EntityManager, profileId: string, consentId: string): Promise<void> {
    return this.consents.withdrawIn(tx, profileId, consentId);
  }

  /** Does this very consent hold on the day? Until `tx` ends nobody withdraws it, so what is disclosed in `tx` is disclosed with it. */
  async holds(tx: EntityManager, profileId: string, consentId: string, day: IsoDate): Promise<boolean> {
    const found = await this.consents.held(tx, profileId, consentId);
    return found !== undefined && isGivenOn(found, day);
  }

  /** A consent to this purpose that holds on the day, and that nobody withdraws until `tx` ends. Undefined: there is none. */
  async heldFor(tx: EntityManager, profileId: string, purpose: string, day: IsoDate, recipient?: string): Promise<string | undefined> {
    const given = givenFor(await this.consents.of(profileId, tx), purpose, day, recipient);
    for (const { id } of given) if (await this.holds(tx, profileId, id, day)) return id;
    return undefined;
  }

  /** Does a consent to this purpose hold on the day? @param recipient to whom; left out: to anybody */
  async isGiven(profileId: string, purpose: string, day: IsoDate, recipient?: string): Promise<boolean> {
    return givenFor(await this.consents.of(profileId), purpose, day, recipient).length > 0;
  }
}

function consentOf({ recipient, purpose, language, wording, until }: ConsentForm): NewConsent {
  if (purpose === MAIL_PURPOSE) parseMailAddress(recipient);
  const shown = wordingOf(purpose, language, { recipient });
  const words = wording ? { wording, version: null } : { wording: shown?.text ?? '', version: shown?.version ?? null };
  return { recipient, purpose, language, legalBasis: 'consent', ...words, until: until ?? null };
}

function givenFor(consents: readonly Consent[], purpose: string, day: IsoDate, recipient: string | undefined): readonly Consent[] {
  const given = consents.filter((one) => one.purpose === purpose && isGivenOn(one, day));
  return given.filter((one) => recipient === undefined || one.recipient === recipient);
}
