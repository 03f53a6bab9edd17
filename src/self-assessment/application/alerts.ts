import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { now, today } from '../../platform/clock.js';
import { newId } from '../../platform/database/new-id.js';
import { asService } from '../../platform/database/reach.js';
import { parseMailAddress } from '../../platform/mail/mail-address.js';
import { HourlyCounts } from '../../platform/quotas/hourly-counts.js';
import { Consents } from '../../profiles/index.js';
import { parseIsoDate } from '../../standards/index.js';
import { ALERTS_PURPOSE, type Alert, CONFIRM_HOURS, DAYS_BETWEEN, type Every, newAmong } from '../domain/alert.js';
import { MOST_LETTERS } from '../domain/mail-consent.js';
import { AlertsRepository } from '../storage/alerts.repository.js';
import { Drafts } from './drafts.js';
import { LettersOfDrafts } from './letters-of-drafts.js';
import { hashOfToken, newToken } from './secret-words.js';
import { WorkForAlert } from './work-for-alert.js';

const HOUR_MS = 3_600_000;
const LETTERS = { name: 'letters that ask to confirm', most: MOST_LETTERS };
const after = (hours: number) => new Date(now().getTime() + hours * HOUR_MS).toISOString();

/** Letters about new work: asked for, confirmed from the letter, and ended by one press. */
@Injectable()
export class Alerts {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly drafts: Drafts,
    private readonly alerts: AlertsRepository,
    private readonly letters: LettersOfDrafts,
    private readonly counts: HourlyCounts,
    private readonly work: WorkForAlert,
    private readonly consents: Consents,
  ) {}

  of(draftId: string): Promise<Alert | undefined> {
    return asService(() => this.alerts.of({ draftId }));
  }

  /** One letter goes out, which asks whether it was they. @throws DraftEnded @throws InvalidMailAddress */
  async ask(token: string | undefined, typed: string, every: Every, language: string): Promise<void> {
    const address = parseMailAddress(typed);
    const isOneMore = (await this.counts.count(LETTERS, address.toLowerCase())) === 0;
    const [confirm, stop] = [newToken(), newToken()];
    await this.drafts.held(token, async ({ id }, tx) => {
      const mail = { address, language, wording: 'alerts-by-mail-1', at: now().toISOString() } as const;
      const alert: Alert = { id: newId(), of: { draftId: id }, every, dueAt: after(CONFIRM_HOURS), mail, stop, told: [] };
      await this.alerts.put(tx, alert, { confirm: hashOfToken(confirm), stop: hashOfToken(stop) });
      if (isOneMore) await this.postConfirmation(tx, id, alert, confirm);
    });
  }

  /** From now on letters come; what the person can see by now is told. Twice is once. @returns whether there was something to confirm */
  async confirm(secret: string): Promise<boolean> {
    return asService(() =>
      this.dataSource.transaction(async (tx) => {
        const alert = await this.alerts.by(tx, 'confirm_hash', hashOfToken(secret));
        if (!alert || (!alert.confirmedAt && new Date(alert.dueAt) < now())) return false;
        const present = await this.work.of(alert.of);
        if (alert.confirmedAt || !present) return present !== undefined;
        const { told } = newAmong(present.work, []);
        await this.alerts.update(tx, { ...alert, told, confirmedAt: now().toISOString(), dueAt: after(24 * DAYS_BETWEEN[alert.every]) });
        return true;
      }),
    );
  }

  /** Nothing comes any more; ending what has ended is done too. */
  async stop(secret: string): Promise<void> {
    const hash = hashOfToken(secret);
    await asService(() =>
      this.dataSource.transaction(async (tx) => {
        const alert = await this.alerts.by(tx, 'stop_hash', hash);
        await this.alerts.remove(tx, 'stop_hash', hash);
        if (alert && 'profileId' in alert.of) await this.withdraw(tx, alert.of.profileId);
      }),
    );
  }

  private async withdraw(tx: EntityManager, profileId: string): Promise<void> {
    const consent = await this.consents.heldFor(tx, profileId, ALERTS_PURPOSE, parseIsoDate(today()));
    if (consent) await this.consents.withdraw(tx, profileId, consent);
  }

  /** @throws DraftEnded */
  stopOf(token: string | undefined): Promise<void> {
    return this.drafts.held(token, ({ id }, tx) => this.alerts.remove(tx, 'draft_id', id));
  }

  private postConfirmation(tx: EntityManager, subject: string, { mail, every, stop }: Alert, confirm: string): Promise<void> {
    const { language, text } = this.letters.in(mail.language);
    const link = this.letters.address('/alerts/confirm', language, confirm);
    const stopAt = this.letters.address('/alerts/stop', language, stop);
    const parts = [text(`journey.alerts.ask.${every}`), link, text('journey.alerts.ask.end', { hours: CONFIRM_HOURS })];
    const to = parseMailAddress(mail.address);
    return this.letters.post(tx, { subject, to, title: text('journey.alerts.ask.title'), text: `${parts.join('\n\n')}\n`, stopAt });
  }
}
