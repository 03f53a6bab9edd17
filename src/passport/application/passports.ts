import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../audit/index.js';
import { now } from '../../platform/clock.js';
import { newId } from '../../platform/database/new-id.js';
import { asService } from '../../platform/database/reach.js';
import { BlindIndex } from '../../platform/encryption/blind-index.js';
import { MovesAlong, newCode, readCode } from '../../self-assessment/index.js';
import { PassportNotFound, TooManyPassports } from '../domain/passport.errors.js';
import { type Owner, ownerId, type Passport, standingOf } from '../domain/passport.js';
import { type Part, type PassportContent, withParts } from '../domain/passport-content.js';
import { PassportsRepository } from '../storage/passports.repository.js';
import { digestOf, type JsonObject, signed } from './sign-document.js';
import { SigningKeys } from './signing-keys.js';

const DAY_MS = 86_400_000;
const DAYS_OF_PERSON = 365;
const MOST_AT_ONCE = 20;
/** 130 bits: it stands on paper, and nobody guesses it. */
const CODE_LETTERS = 26;

export interface Wanted {
  readonly parts: readonly Part[];
  /** BCP 47; the first is the person's. */
  readonly languages: readonly string[];
  /** Instant after which it counts no more; left out: a year. */
  readonly until?: string;
  /** In words of these languages, not signed yet. */
  readonly write: (given: GivenPassport) => Promise<JsonObject>;
}
export type GivenPassport = Omit<Passport, 'document' | 'digest'>;

/** Gives out passports, and takes them back. */
@Injectable()
export class Passports implements OnModuleInit {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly repository: PassportsRepository,
    private readonly signingKeys: SigningKeys,
    private readonly index: BlindIndex,
    private readonly audit: Audit,
    private readonly along: MovesAlong,
  ) {}

  onModuleInit(): void {
    this.along.register(async (tx, draft, person) => {
      for (const id of await this.repository.move(tx, draft, person)) await this.tell(tx, { person }, 'passport.came-along', id);
    });
  }

  /** @throws TooManyPassports */
  async make(owner: Owner, said: PassportContent, { parts, languages, until, write }: Wanted): Promise<string> {
    const kept = (await this.of(owner)).filter((one) => standingOf(one, now()) === 'valid');
    if (kept.length >= MOST_AT_ONCE) throw new TooManyPassports(MOST_AT_ONCE);
    const content = withParts(said, parts);
    const issuedAt = now().toISOString();
    const expiresAt = until ?? new Date(now().getTime() + DAYS_OF_PERSON * DAY_MS).toISOString();
    const given = { id: newId(), owner, content, languages, issuedAt, expiresAt, withdrawnAt: null, code: newCode(CODE_LETTERS) };
    const document = await signed(await write(given), await this.signingKeys.present());
    const passport: Passport = { ...given, document: JSON.stringify(document, null, 2), digest: digestOf(document) };
    await this.within(async (tx) => {
      await this.repository.add(tx, passport, this.hashOf(given.code));
      await this.tell(tx, owner, 'passport.made', given.id);
    });
    return given.id;
  }

  of(owner: Owner): Promise<readonly Passport[]> {
    return asService(() => this.repository.of(owner));
  }

  /** @throws PassportNotFound when it is not this owner's */
  async get(owner: Owner, id: string): Promise<Passport> {
    const found = await asService(() => this.repository.byId(id));
    if (!found || ownerId(found.owner) !== ownerId(owner)) throw new PassportNotFound();
    return found;
  }

  /** By the code on the paper, as it was meant. */
  byCode(typed: unknown): Promise<Passport | undefined> {
    const code = readCode(typed, CODE_LETTERS);
    return code ? asService(() => this.repository.byCode(this.hashOf(code))) : Promise.resolve(undefined);
  }

  byId(id: string): Promise<Passport | undefined> {
    return asService(() => this.repository.byId(id));
  }

  /** From here on whoever verifies it is told so, and its shares open nothing. @throws PassportNotFound */
  async withdraw(owner: Owner, id: string): Promise<void> {
    const passport = await this.get(owner, id);
    await this.within(async (tx) => {
      if (await this.repository.withdraw(tx, passport.id, now())) await this.tell(tx, owner, 'passport.withdrawn', id);
    });
  }

  /** Last in the transaction; answers without an account are nobody's whom the audit knows. */
  private async tell(
    tx: EntityManager,
    owner: Owner,
    action: `passport.${'made' | 'came-along' | 'withdrawn'}`,
    passport: string,
  ): Promise<void> {
    if ('person' in owner) await this.audit.append(tx, { action, subjectId: owner.person, details: { passport } });
  }

  private within<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return asService(() => this.dataSource.transaction(work));
  }

  private hashOf(code: string): string {
    return this.index.of('passport code', readCode(code, CODE_LETTERS) as string);
  }
}
