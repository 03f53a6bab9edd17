import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { now } from '../../platform/clock.js';
import { asService } from '../../platform/database/reach.js';
import { BlindIndex } from '../../platform/encryption/blind-index.js';
import { type MailAddress, parseMailAddress } from '../../platform/mail/mail-address.js';
import { HourlyCounts } from '../../platform/quotas/hourly-counts.js';
import type { Draft } from '../domain/draft.js';
import { LINK_HOURS, type MailConsent, MOST_LETTERS, MOST_LINKS, PRESSED_TWICE } from '../domain/mail-consent.js';
import { DraftsRepository } from '../storage/drafts.repository.js';
import { WaysBackRepository } from '../storage/ways-back.repository.js';
import { Drafts } from './drafts.js';
import { LettersOfDrafts } from './letters-of-drafts.js';
import { hashOfToken, newToken } from './secret-words.js';

/** Asking takes as long, whether the address is known or not. Milliseconds. */
const AS_LONG = 300;
const LETTERS = { name: 'letters with links', most: MOST_LETTERS };

/** Links in letters, each of which opens the answers once. */
@Injectable()
export class WaysBack {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly drafts: Drafts,
    private readonly repository: DraftsRepository,
    private readonly ways: WaysBackRepository,
    private readonly letters: LettersOfDrafts,
    private readonly counts: HourlyCounts,
    private readonly index: BlindIndex,
  ) {}

  /** The address is kept for this alone, and the first letter goes out. @throws DraftEnded @throws InvalidMailAddress */
  async give(token: string | undefined, typed: string, language: string): Promise<MailAddress> {
    const address = parseMailAddress(typed);
    const mail: MailConsent = { address, language, wording: 'return-by-mail-1', at: now().toISOString() };
    const isOneMore = await this.mayPost(address);
    await this.drafts.held(token, async (draft, tx) => {
      const kept = { ...draft, mail };
      await this.repository.keep(tx, kept);
      await this.repository.rename(tx, draft.id, 'address_hash', this.hashOf(address));
      if (isOneMore) await this.post(tx, [kept]);
    });
    return address;
  }

  /** The address is kept no longer. @throws DraftEnded */
  forget(token: string | undefined): Promise<void> {
    return this.drafts.held(token, async ({ mail: _mail, ...draft }, tx) => {
      await this.repository.keep(tx, draft);
      await this.repository.rename(tx, draft.id, 'address_hash', null);
    });
  }

  /** Nothing tells whether there are answers at this address: not what comes back, nor how long it takes. @throws InvalidMailAddress */
  async ask(typed: string): Promise<void> {
    const address = parseMailAddress(typed);
    await Promise.all([asService(() => this.send(address)), pause(AS_LONG)]);
  }

  /** @returns a token of this browser's own; the one before no longer counts. Undefined: the link was taken, or its day is over */
  redeem(secret: string): Promise<string | undefined> {
    const token = newToken();
    return asService(() =>
      this.dataSource.transaction(async (tx) => {
        const id = await this.ways.take(tx, hashOfToken(secret), PRESSED_TWICE);
        const found = id && (await this.repository.find('id', id, now(), tx));
        if (!found) return undefined;
        await this.repository.rename(tx, found.id, 'token_hash', hashOfToken(token));
        return token;
      }),
    );
  }

  private async send(address: MailAddress): Promise<void> {
    const ids = await this.ways.draftsOf(this.hashOf(address), MOST_LINKS);
    if (!(await this.mayPost(address)) || !ids.length) return;
    await this.dataSource.transaction(async (tx) => {
      const found = await Promise.all(ids.map((id) => this.repository.find('id', id, now())));
      await this.post(
        tx,
        found.flatMap((draft) => draft ?? []),
      );
    });
  }

  /** One letter, with a link for each. It is sealed for the first of them. */
  private async post(tx: EntityManager, drafts: readonly Draft[]): Promise<void> {
    const [first] = drafts;
    if (!first?.mail) return;
    const { language, text, day } = this.letters.in(first.mail.language);
    const links: string[] = [];
    for (const draft of drafts) {
      const secret = newToken();
      await this.ways.add(tx, draft.id, hashOfToken(secret), LINK_HOURS);
      links.push(
        `${text('journey.byMail.letter.until', { day: day(draft.expiresAt) })}\n${this.letters.address('/link', language, secret)}`,
      );
    }
    const body = [text('journey.byMail.letter.text', { hours: LINK_HOURS }), ...links, text('journey.byMail.letter.end')].join('\n\n');
    const to = parseMailAddress(first.mail.address);
    await this.letters.post(tx, { subject: first.id, to, title: text('journey.byMail.letter.title'), text: `${body}\n` });
  }

  private async mayPost(address: MailAddress): Promise<boolean> {
    return (await this.counts.count(LETTERS, address.toLowerCase())) === 0;
  }

  private hashOf(address: MailAddress): string {
    return this.index.of('self-assessment address', address.toLowerCase());
  }
}
