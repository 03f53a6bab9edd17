import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Principal } from '../../identity/index.js';
import { now } from '../../platform/clock.js';
import { PreconditionRequired } from '../../platform/http-preconditions.js';
import { AgreementNotFound, AgreementVersionIsImmutable, InvalidAgreement } from '../domain/agreement.errors.js';
import type { AgreementForm, VersionForm } from '../domain/agreement-form.js';
import type { Draft } from '../domain/draft.js';
import { faultsOf, type KnownAgreement } from '../domain/form-faults.js';
import { partyOf } from '../domain/party-of.js';
import { DraftChangedMeanwhile, WrongState } from '../domain/transition.errors.js';
import { type AgreementNames, AgreementsRepository } from '../storage/agreements.repository.js';
import { DraftsRepository } from '../storage/drafts.repository.js';
import { readAgreementForm } from './read-agreement-form.js';

/** Administrators of the parties write the next text; whoever changes it voids the keys that were turned for it. */
@Injectable()
export class ChangeDraft {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly agreements: AgreementsRepository,
    private readonly drafts: DraftsRepository,
  ) {}

  /** An agreement with no text yet, between countries of which the principal administers one. @throws InvalidAgreement, NotForThisCountry, WrongState */
  begin(principal: Principal, sent: Record<string, unknown>): Promise<AgreementNames> {
    const form = readAgreementForm({ ...sent, versions: [], events: [] });
    return this.dataSource.transaction(async (tx) => {
      const revision = await this.agreements.lockRegister(tx);
      const party = partyOf(form.parties, principal);
      if (await this.agreements.known(tx, form.slug))
        throw new WrongState('begin', `there is an agreement "${form.slug}"; write its next version`);
      const faults = faultsOf(form);
      if (faults.length) throw new InvalidAgreement(faults);
      const { id } = await this.agreements.keep(tx, form, undefined, revision, now());
      await this.drafts.record(
        tx,
        { agreementId: id, version: null, action: 'begin', party, ...who(principal), hash: null, reason: null },
        now(),
      );
      return (await this.agreements.names(id, tx)) as AgreementNames;
    });
  }

  /**
   * @param expected the revision seen; undefined: whatever it is; 'new': there was none
   * @throws AgreementNotFound, NotForThisCountry, InvalidAgreement, AgreementVersionIsImmutable, PreconditionRequired, DraftChangedMeanwhile
   */
  write(principal: Principal, idOrSlug: string, sent: Record<string, unknown>, expected: number | undefined | 'new'): Promise<Draft> {
    return this.dataSource.transaction(async (tx) => {
      await this.agreements.lockRegister(tx);
      const names = await this.agreements.names(idOrSlug, tx);
      if (!names) throw new AgreementNotFound(idOrSlug);
      const party = partyOf(names.parties, principal);
      const known = (await this.agreements.known(tx, names.slug)) as KnownAgreement;
      const content = readVersion(names, sent, known);
      const before = await this.drafts.find(names.id, content.number, tx);
      requireSeen(before, expected);
      const kept = await this.drafts.keep(tx, names.id, content, (before?.revision ?? 0) + 1, principal.id, now());
      const step = { agreementId: names.id, version: content.number, action: before ? 'change' : 'write', party, ...who(principal) };
      await this.drafts.record(tx, { ...step, hash: kept.contentHash, reason: null }, now());
      return kept;
    });
  }
}

export function who({ id, name }: Principal): { actor: string; actorName: string } {
  return { actor: id, actorName: name };
}

function readVersion(names: AgreementNames, sent: Record<string, unknown>, known: KnownAgreement): VersionForm {
  const { id: _id, ...rest } = names;
  if (known.versionNumbers.includes(sent.number as number)) throw new AgreementVersionIsImmutable(names.slug, sent.number as number);
  try {
    const form: AgreementForm = readAgreementForm({ ...rest, versions: [sent], events: [] });
    const faults = faultsOf(form, known);
    if (faults.length) throw new InvalidAgreement(faults);
    return form.versions[0] as VersionForm;
  } catch (error) {
    throw error instanceof InvalidAgreement ? new InvalidAgreement(error.errors.map(withinVersion)) : error;
  }
}

function withinVersion<T extends { readonly pointer: string }>(fault: T): T {
  return { ...fault, pointer: fault.pointer.replace(/^\/versions\/0/, '') };
}

function requireSeen(before: Draft | undefined, expected: number | undefined | 'new'): void {
  if (!before) return;
  if (expected === 'new') throw new PreconditionRequired();
  if (expected !== undefined && expected !== before.revision) throw new DraftChangedMeanwhile(before.revision);
}
