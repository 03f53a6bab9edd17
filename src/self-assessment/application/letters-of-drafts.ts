import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { InjectConfiguration } from '../../platform/configuration/configuration.module.js';
import type { Configuration } from '../../platform/configuration/settings.js';
import { newId } from '../../platform/database/new-id.js';
import type { Letter } from '../../platform/mail/letter.js';
import { LetterWords, type WordsOfLanguage } from '../../platform/mail/letter-words.js';
import { Mail } from '../../platform/mail/mail.js';

/** Letters to people without an account: sealed for whom they are about, in the language in which they agreed. */
@Injectable()
export class LettersOfDrafts {
  /** Whether there is a server that takes letters; without one they would only be kept here. */
  readonly areSent: boolean;
  private readonly at: string;

  constructor(
    private readonly mail: Mail,
    private readonly words: LetterWords,
    @InjectConfiguration() { publicUrl, port, smtpUrl }: Configuration,
  ) {
    this.at = publicUrl || `http://localhost:${port}`;
    this.areSent = smtpUrl !== '';
  }

  in(given: string): WordsOfLanguage {
    return this.words.of(given);
  }

  /** A page in the language of the letter. What is personal stands in no path: paths are logged. @param secret of a link */
  address(page: string, language: string, secret?: string): string {
    return `${this.at}/self-assessment${page}?lang=${language}${secret ? `&t=${secret}` : ''}`;
  }

  /** What the person has signed in for. */
  account(language: string): string {
    return `${this.at}/account?lang=${language}`;
  }

  /** @param key left out: it may be posted any number of times */
  post(tx: EntityManager, { key = `self-assessment ${newId()}`, ...letter }: Omit<Letter, 'key'> & { key?: string }): Promise<void> {
    return this.mail.post(tx, { key, ...letter });
  }
}
