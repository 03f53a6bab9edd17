import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { now } from '../../platform/clock.js';
import { parseMailAddress } from '../../platform/mail/mail-address.js';
import { regionName } from '../../standards/index.js';
import { type Alert, DAYS_BETWEEN, MOST_NAMED, newAmong, subjectOf } from '../domain/alert.js';
import { AlertsRepository } from '../storage/alerts.repository.js';
import { LettersOfDrafts } from './letters-of-drafts.js';
import { type Work, WorkForAlert } from './work-for-alert.js';

const DAY_MS = 86_400_000;
const BATCH = 100;

/** Looks what is new for whoever asked to be told: at most one letter a period, and none when nothing is new. */
@Injectable()
export class SendAlerts {
  private readonly log = new Logger(SendAlerts.name);

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly alerts: AlertsRepository,
    private readonly letters: LettersOfDrafts,
    private readonly work: WorkForAlert,
  ) {}

  /** Safe to run twice at once. @returns letters posted */
  async execute(at = now()): Promise<number> {
    const looked = new Set<string>();
    let posted = 0;
    for (;;) {
      const due = (await this.alerts.due(at, BATCH)).filter(({ id }) => !looked.has(id));
      if (!due.length) return posted;
      for (const alert of due) {
        looked.add(alert.id);
        posted += (await this.look(alert, at).catch((error: Error) => this.failed(alert, error))) ? 1 : 0;
      }
    }
  }

  /** One that fails keeps nobody else waiting; it is due again next time. */
  private failed({ id }: Alert, { message }: Error): boolean {
    this.log.error({ alert: id, message: `an alert was not looked at: ${message}` });
    return false;
  }

  private async look(alert: Alert, at: Date): Promise<boolean> {
    const { work = [], until } = (await this.work.of(alert.of)) ?? {};
    const { fresh, told } = newAmong(work, alert.told);
    const days = fresh.length ? DAYS_BETWEEN[alert.every] : 1;
    const next = { ...alert, told, dueAt: new Date(at.getTime() + days * DAY_MS).toISOString() };
    return this.dataSource.transaction(async (tx) => {
      if (!(await this.alerts.hold(tx, alert))) return false;
      await this.alerts.update(tx, next);
      if (fresh.length) await this.post(tx, alert, fresh, until);
      return fresh.length > 0;
    });
  }

  /** What it is about stands in the letter and not in its title. */
  private post(tx: EntityManager, alert: Alert, fresh: readonly Work[], until: string | undefined): Promise<void> {
    const { language, text, day } = this.letters.in(alert.mail.language);
    const named = fresh.slice(0, MOST_NAMED).map(({ title, employer, region, expiresOn, demonstration }) => {
      const last = expiresOn && text('journey.alerts.letter.last', { day: day(expiresOn) });
      const invented = demonstration ? ` (${text('layout.demonstration')})` : '';
      return `– ${[title, employer, regionName(region), last].filter(Boolean).join(', ')}${invented}`;
    });
    const stopAt = this.letters.address('/alerts/stop', language, alert.stop);
    const parts = [
      text('journey.alerts.letter.text', { n: fresh.length }),
      named.join('\n'),
      text('journey.alerts.letter.why'),
      'draftId' in alert.of ? this.letters.address('/answer', language) : this.letters.account(language),
      ...(until ? [text('journey.alerts.letter.until', { day: day(until) })] : []),
      text('journey.alerts.letter.stop'),
      stopAt,
    ];
    const to = parseMailAddress(alert.mail.address);
    const letter = { title: text('journey.alerts.letter.title'), text: `${parts.join('\n\n')}\n`, stopAt };
    return this.letters.post(tx, { key: `alert ${alert.id} ${alert.dueAt}`, subject: subjectOf(alert.of), to, ...letter });
  }
}
