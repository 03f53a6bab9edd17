import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { today } from '../../platform/clock.js';
import { InjectConfiguration } from '../../platform/configuration/configuration.module.js';
import type { Configuration } from '../../platform/configuration/settings.js';
import { LetterWords } from '../../platform/mail/letter-words.js';
import { Mail } from '../../platform/mail/mail.js';
import { parseMailAddress } from '../../platform/mail/mail-address.js';
import { parseIsoDate } from '../../standards/index.js';
import { WORDING_LANGUAGES } from '../domain/consent-wordings.js';
import { isGivenOn, MAIL_PURPOSE } from '../domain/processing-purposes.js';
import type { Consent } from '../domain/profile-papers.js';
import { ConsentsRepository } from '../storage/consents.repository.js';
import { Consents } from './consents.js';

/** A letter in the words of a catalogue: `<text>.title` and `<text>.text`. */
export interface LetterToPerson {
  /** For what it is; it is sent once. */
  readonly key: string;
  readonly text: string;
  /** A day that the words name as `{day}`. */
  readonly day: string;
  /** Where it is read, below the address of the service. */
  readonly page: string;
}

/** Letters to people who agreed to letters, in the language in which they agreed, at the address that they named. */
@Injectable()
export class LettersToPeople {
  private readonly at: string;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly record: ConsentsRepository,
    private readonly consents: Consents,
    private readonly mail: Mail,
    private readonly words: LetterWords,
    @InjectConfiguration() { publicUrl, port }: Configuration,
  ) {
    this.at = publicUrl || `http://localhost:${port}`;
  }

  /** The consent that holds today; the latest of several. Its recipient is the address. */
  async agreed(profileId: string): Promise<Consent | undefined> {
    const day = today();
    return (await this.record.of(profileId)).findLast((one) => one.purpose === MAIL_PURPOSE && isGivenOn(one, day));
  }

  /** One address at a time: another takes the place of the one before. @throws ProfileNotFound @throws InvalidMailAddress */
  async agree(profileId: string, address: string, given: string): Promise<void> {
    const recipient = parseMailAddress(address);
    const before = await this.agreed(profileId);
    if (before?.recipient === recipient && before.language === given) return;
    const language = WORDING_LANGUAGES.find((one) => one === given) ?? 'en';
    await this.consents.give(profileId, { recipient, purpose: MAIL_PURPOSE, language });
    if (before) await this.record.withdraw(profileId, before.id);
  }

  /** No more letters. Safe to repeat. */
  async stop(profileId: string): Promise<void> {
    const day = today();
    const given = (await this.record.of(profileId)).filter((one) => one.purpose === MAIL_PURPOSE && isGivenOn(one, day));
    for (const { id } of given) await this.record.withdraw(profileId, id);
  }

  /** @returns false: the person has not agreed to letters */
  async post(profileId: string, letter: LetterToPerson): Promise<boolean> {
    const consent = await this.agreed(profileId);
    if (!consent) return false;
    return this.dataSource.transaction(async (tx) => this.postOn(tx, profileId, consent, letter));
  }

  /** Letters that wait to be sent under keys that begin so. */
  async takeBack(profileId: string, keyBegin: string): Promise<void> {
    await this.mail.takeBack(profileId, keyBegin);
  }

  private async postOn(tx: EntityManager, subject: string, { id, recipient, language }: Consent, letter: LetterToPerson) {
    if (!(await this.consents.holds(tx, subject, id, parseIsoDate(today())))) return false;
    const stop = `${this.at}/people/${subject}/letters`;
    const words = this.words.in(language, { text: letter.text, day: letter.day, page: this.at + letter.page, stop });
    await this.mail.post(tx, { key: letter.key, subject, to: parseMailAddress(recipient), ...words });
    return true;
  }
}
