import { Injectable } from '@nestjs/common';
import { RecordReads } from '../../audit/index.js';
import { now } from '../../platform/clock.js';
import { asService } from '../../platform/database/reach.js';
import type { AssistedRegistration } from '../domain/assisted-registration.js';
import type { PersonalDetails, Profile } from '../domain/profile.js';
import type { Consent } from '../domain/profile-papers.js';
import { AssistedRegistrationsRepository } from '../storage/assisted-registrations.repository.js';
import { ConsentsRepository } from '../storage/consents.repository.js';
import { ReceiptCodes } from '../storage/receipt-codes.js';
import { Profiles } from './profiles.js';

/** Days for which the code on a receipt opens it; afterwards an office does. */
export const RECEIPT_DAYS = 365;
const DAY = 86_400_000;

/** What was written down of a person with assistance, as it stands now. */
export interface Receipt {
  readonly profile: Profile;
  readonly details: PersonalDetails | undefined;
  readonly assisted: AssistedRegistration;
  readonly consents: readonly Consent[];
  /** Undefined: the receipt has none. */
  readonly code: string | undefined;
  readonly codeUntil: Date;
}

@Injectable()
export class Receipts {
  constructor(
    private readonly profiles: Profiles,
    private readonly registrations: AssistedRegistrationsRepository,
    private readonly consents: ConsentsRepository,
    private readonly codes: ReceiptCodes,
    private readonly reads: RecordReads,
  ) {}

  /** Undefined: nobody assisted. @throws ProfileNotFound */
  async of(profileId: string): Promise<Receipt | undefined> {
    const profile = await this.profiles.get(profileId);
    const found = await this.registrations.find(profileId);
    if (!found) return undefined;
    const { hasCode, ...assisted } = found;
    const details = (await this.profiles.details([profileId])).get(profileId);
    const consents = (await this.consents.of(profileId)).filter(({ withdrawnAt }) => withdrawnAt === null);
    const codeUntil = new Date(assisted.at.getTime() + RECEIPT_DAYS * DAY);
    return { profile, details, assisted, consents, codeUntil, code: hasCode ? this.codes.codeOf(profileId) : undefined };
  }

  /** By whoever holds the code; told in the audit before it is shown. Undefined: no receipt has it, or not any more. */
  async open(typed: unknown): Promise<Receipt | undefined> {
    const hash = this.codes.hashOf(typed);
    const since = new Date(now().getTime() - RECEIPT_DAYS * DAY);
    const id = hash && (await asService(() => this.registrations.byCode(hash, since)));
    const receipt = id ? await asService(() => this.of(id)) : undefined;
    if (id) await this.reads.execute({ action: 'person.read', subjectId: id, details: { operation: 'openReceipt' } });
    return receipt;
  }
}
