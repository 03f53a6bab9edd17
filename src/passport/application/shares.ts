import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../audit/index.js';
import { now } from '../../platform/clock.js';
import { newId } from '../../platform/database/new-id.js';
import { asService } from '../../platform/database/reach.js';
import { hashOfToken, newToken } from '../../self-assessment/index.js';
import { PassportNotFound, ShareOver, TooManyPassports } from '../domain/passport.errors.js';
import { type Opening, type Owner, ownerId, type Passport, type Share, standingOf } from '../domain/passport.js';
import { type Part, withParts } from '../domain/passport-content.js';
import { SharesRepository } from '../storage/shares.repository.js';
import { Passports } from './passports.js';

const DAY_MS = 86_400_000;
export const SHARE_DAYS = [7, 30, 90] as const;
export type ShareDays = (typeof SHARE_DAYS)[number];
const MOST_SHARES = 30;
const MOST_OPENINGS = 100;

export interface ShareWanted {
  readonly reader: string;
  readonly parts: readonly Part[];
  readonly days: ShareDays;
}

/** Lets one reader read some parts until a day, and tells the person who did. */
@Injectable()
export class Shares {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly repository: SharesRepository,
    private readonly passports: Passports,
    private readonly audit: Audit,
  ) {}

  /** @returns the secret of the link, told this once @throws PassportNotFound, TooManyPassports */
  async make(owner: Owner, passportId: string, { reader, parts, days }: ShareWanted): Promise<string> {
    const passport = await this.passports.get(owner, passportId);
    if (standingOf(passport, now()) !== 'valid') throw new PassportNotFound();
    const open = (await this.of(owner, passportId)).filter((one) => standingOf(one, now()) === 'valid');
    if (open.length >= MOST_SHARES) throw new TooManyPassports(MOST_SHARES);
    const ends = Math.min(now().getTime() + days * DAY_MS, new Date(passport.expiresAt).getTime());
    const [madeAt, expiresAt] = [now().toISOString(), new Date(ends).toISOString()];
    const share: Share = { id: newId(), passportId, reader, parts, madeAt, expiresAt, withdrawnAt: null };
    const token = newToken();
    await this.within(async (tx) => {
      await this.repository.add(tx, share, ownerId(owner), hashOfToken(token));
      await this.tell(tx, owner, 'passport.shared', share);
    });
    return token;
  }

  /** @throws PassportNotFound */
  async of(owner: Owner, passportId: string): Promise<readonly (Share & { readonly openings: readonly Opening[] })[]> {
    await this.passports.get(owner, passportId);
    return asService(() => this.repository.of(passportId));
  }

  /** @throws PassportNotFound */
  async withdraw(owner: Owner, passportId: string, id: string): Promise<void> {
    await this.passports.get(owner, passportId);
    const found = (await this.of(owner, passportId)).find((one) => one.id === id);
    if (!found) throw new PassportNotFound();
    await this.within(async (tx) => {
      if (await this.repository.withdraw(tx, id, passportId, now())) await this.tell(tx, owner, 'passport.share-withdrawn', found);
    });
  }

  /** What the link offers, before it is opened. @throws ShareOver */
  async offered(token: string | undefined): Promise<Share> {
    const found = token ? await asService(() => this.repository.byToken(hashOfToken(token))) : undefined;
    if (!found || standingOf(found, now()) !== 'valid') throw new ShareOver();
    return found;
  }

  /** The parts that are shared, once it is kept who reads them. @throws ShareOver */
  async open(token: string | undefined, name: string): Promise<{ readonly passport: Passport; readonly share: Share }> {
    const share = await this.offered(token);
    const passport = await this.passports.byId(share.passportId);
    if (!passport || standingOf(passport, now()) !== 'valid') throw new ShareOver();
    const isOpen = await this.within(async (tx) => {
      const opening = { name, at: now().toISOString() };
      const owner = await this.repository.open(tx, share, newId(), opening, MOST_OPENINGS);
      if (owner) await this.tell(tx, owner, 'passport.opened', share);
      return owner !== undefined;
    });
    if (!isOpen) throw new ShareOver();
    return { share, passport: { ...passport, content: withParts(passport.content, share.parts) } };
  }

  private async tell(
    tx: EntityManager,
    owner: Owner,
    action: 'passport.shared' | 'passport.share-withdrawn' | 'passport.opened',
    { id, passportId }: Share,
  ): Promise<void> {
    const details = { passport: passportId, share: id };
    if ('person' in owner) await this.audit.append(tx, { action, subjectId: owner.person, details });
  }

  private within<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return asService(() => this.dataSource.transaction(work));
  }
}
