import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../../standards/index.js';
import { isGivenOn, type WordingLanguage, wordingOf } from '../domain/processing-purposes.js';
import type { Consent } from '../domain/profile-papers.js';
import { ProfilePapersRepository } from '../storage/profile-papers.repository.js';

export interface ConsentForm {
  readonly recipient: string;
  readonly purpose: string;
  readonly language: WordingLanguage;
  /** Of a paper that was signed elsewhere; without it, the service's own in its present version. */
  readonly wording?: string;
  readonly until?: IsoDate;
}

/** The record of consents: each is added with its words, a withdrawal is added to it, and nothing is rewritten. */
@Injectable()
export class Consents {
  constructor(private readonly papers: ProfilePapersRepository) {}

  /** @throws ProfileNotFound */
  give(profileId: string, { recipient, purpose, language, wording, until }: ConsentForm): Promise<Consent> {
    const shown = wordingOf(purpose, language, recipient);
    const words = wording ? { wording, version: null } : { wording: shown?.text ?? '', version: shown?.version ?? null };
    return this.papers.addConsent(profileId, { recipient, purpose, language, legalBasis: 'consent', ...words, until: until ?? null });
  }

  /** Does a consent to this purpose hold on the day? @param recipient to whom; left out: to anybody */
  async isGiven(profileId: string, purpose: string, day: IsoDate, recipient?: string): Promise<boolean> {
    const given = (await this.papers.consentsOf(profileId)).filter((one) => one.purpose === purpose && isGivenOn(one, day));
    return given.some((one) => recipient === undefined || one.recipient === recipient);
  }
}
