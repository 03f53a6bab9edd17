import { Injectable } from '@nestjs/common';
import MailComposer from 'nodemailer/lib/mail-composer';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import { InjectConfiguration } from '../configuration/configuration.module.js';
import type { Configuration } from '../configuration/settings.js';
import { handOver, type MailServer } from './hand-over.js';
import type { Words } from './letter.js';
import type { Taken } from './taken.js';

const MILLISECONDS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** The server of SMTP_URL, which the operator names: a neighbour like the database, and not an address that somebody gave. */
@Injectable()
export class PostOffice {
  private readonly server: MailServer | undefined;
  private readonly from: string;

  constructor(@InjectConfiguration() { smtpUrl, mailFrom, environment }: Configuration) {
    const options = { ...MILLISECONDS, requireTLS: environment === 'production' };
    this.server = smtpUrl ? ({ ...parseConnectionUrl(smtpUrl), ...options } as MailServer) : undefined;
    this.from = mailFrom;
  }

  /** Never throws: what a server says may name whom it is for. @param id the same for a letter however often it is handed over */
  async hand(id: string, { to, title, text, stopAt }: Words): Promise<Taken> {
    if (!this.server) return { by: 'nobody', replyCode: null };
    const messageId = `<${id}@${this.from.split('@')[1]}>`;
    const headers = { 'Auto-Submitted': 'auto-generated', ...(stopAt && oneClick(stopAt)) };
    const letter = await new MailComposer({ from: this.from, to, subject: title, text, headers, messageId }).compile().build();
    return handOver(this.server, { from: this.from, to }, letter);
  }
}

/** Source: RFC 2369, RFC 8058, section 3.1. */
function oneClick(stopAt: string) {
  return { 'List-Unsubscribe': `<${stopAt}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}
