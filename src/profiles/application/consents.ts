import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { IsoDate } from '../../standards/index.js';
import { isGivenOn, type WordingLanguage, wordingOf } from '../domain/processing-purposes.js';
import type { Consent } from '../domain/profile-papers.js';
import { ConsentsRepository } from '../storage/consents.repository.js';

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

  /** @throws ProfileNotFound */
  give(profileId: string, { recipient, purpose, language, wording, until }: ConsentForm): Promise<Consent> {
    const shown = wordingOf(purpose, language, { recipient });
    const words = wording ? { wording, version: null } : { wording: shown?.text ?? '', version: shown?.version ?? null };
    return this.consents.add(profileId, { recipient, purpose, language, legalBasis: 'consent', ...words, until: until ?? null });
  }

  /** In the transaction of the act that needs it. @throws ProfileNotFound @throws SubjectErased */
  giveRelease(tx: EntityManager, profileId: string, { recipient, what, language, until }: ReleaseForm): Promise<Consent> {
    const purpose = 'release-for-referral';
    const { text = '', version = null } = wordingOf(purpose, language, { recipient, what, until }) ?? {};
    return this.consents.addIn(tx, profileId, { recipient, purpose, language, legalBasis: 'consent', wording: text, version, until });
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

  /** Does a consent to this purpose hold on the day? @param recipient to whom; left out: to anybody */
  async isGiven(profileId: string, purpose: string, day: IsoDate, recipient?: string): Promise<boolean> {
    const given = (await this.consents.of(profileId)).filter((one) => one.purpose === purpose && isGivenOn(one, day));
    return given.some((one) => recipient === undefined || one.recipient === recipient);
  }
}
