import { Injectable } from '@nestjs/common';
import { audienceOf } from '../../identity/index.js';
import { now } from '../../platform/clock.js';
import { InjectConfiguration } from '../../platform/configuration/configuration.module.js';
import type { Configuration } from '../../platform/configuration/settings.js';
import { PageRenderer } from '../../platform/pages/page-renderer.js';
import { Passports } from '../application/passports.js';
import { SHARE_DAYS, type ShareDays, Shares } from '../application/shares.js';
import { TooManyPassports } from '../domain/passport.errors.js';
import { standingOf } from '../domain/passport.js';
import { PARTS, type Part, type PassportContent } from '../domain/passport-content.js';
import { type AtPassports, shown } from './passport-pages.js';
import { redirect, sendPage } from './send-page.js';
import { type Fault, partsIn, type Sent, wordIn } from './sent.js';

const VIEW = 'passport/pages/views/shares.njk';
const MOST_LETTERS = 120;

/** For whom a passport is opened, which parts and for how long; who opened it; and taking that back. */
@Injectable()
export class SharePages {
  constructor(
    private readonly passports: Passports,
    private readonly shares: Shares,
    private readonly renderer: PageRenderer,
    @InjectConfiguration() private readonly configuration: Configuration,
  ) {}

  async list(at: AtPassports, id: string, more: { faults?: readonly Fault[]; typed?: Sent; link?: string } = {}): Promise<void> {
    const { faults = [], typed = {}, link } = more;
    const passport = await this.passports.get(at.owner, id);
    const shares = (await this.shares.of(at.owner, id)).map((one) => ({ ...one, standing: standingOf(one, now()) }));
    const held = partsOf(passport.content);
    const model = {
      ...shown(at),
      ...{ passport, standing: standingOf(passport, now()), shares, link, faults, days: SHARE_DAYS, parts: held },
      ...{ chosen: faults.length ? partsIn(typed) : held, reader: wordIn(typed, 'reader'), chosenDays: wordIn(typed, 'days') || '30' },
    };
    sendPage(this.renderer, at.request, at.reply, VIEW, model, faults.length ? 422 : 200);
  }

  /** The link is shown this once. */
  async make(at: AtPassports, id: string, sent: Sent): Promise<void> {
    const { content } = await this.passports.get(at.owner, id);
    const [reader, parts, days] = [wordIn(sent, 'reader').slice(0, MOST_LETTERS), partsIn(sent), daysIn(sent)];
    const faults: Fault[] = [
      ...(reader ? [] : [{ field: 'reader', says: 'reader' }]),
      ...(parts.some((part) => partsOf(content).includes(part)) ? [] : [{ field: 'parts', says: 'parts' }]),
      ...(days ? [] : [{ field: 'days', says: 'days' }]),
    ];
    if (faults.length || !days) return this.list(at, id, { faults, typed: sent });
    const token = await this.shares.make(at.owner, id, { reader, parts, days }).catch(tooMany);
    if (token instanceof TooManyPassports) return this.list(at, id, { faults: [{ field: 'reader', says: 'tooMany' }], typed: sent });
    await this.list(at, id, { link: `${audienceOf(this.configuration)}/passport/shared?with=${token}` });
  }

  async withdraw(at: AtPassports, id: string, shareId: string): Promise<void> {
    await this.shares.withdraw(at.owner, id, shareId);
    redirect(at.reply, `${at.home}/${id}/shares`);
  }
}

/** Of which something is said. */
function partsOf(content: PassportContent): readonly Part[] {
  return PARTS.filter((part) => content[part].length);
}

function daysIn(sent: Sent): ShareDays | undefined {
  return SHARE_DAYS.find((days) => String(days) === wordIn(sent, 'days'));
}

function tooMany(error: unknown): TooManyPassports {
  if (error instanceof TooManyPassports) return error;
  throw error;
}
