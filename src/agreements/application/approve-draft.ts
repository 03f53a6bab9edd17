import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit, organisationOfCountry } from '../../audit/index.js';
import type { Principal } from '../../identity/index.js';
import { now, today } from '../../platform/clock.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { type CountryCode, parseIsoDate } from '../../standards/index.js';
import { AgreementNotFound, AgreementVersionNotFound } from '../domain/agreement.errors.js';
import type { Agreement } from '../domain/agreement.js';
import type { EventForm } from '../domain/agreement-form.js';
import type { Draft } from '../domain/draft.js';
import { partyOf } from '../domain/party-of.js';
import { VersionNotReady, WrongState } from '../domain/transition.errors.js';
import type { DraftAction } from '../domain/transition.js';
import { turnKey, waitingFor } from '../domain/two-keys.js';
import { type AgreementNames, AgreementsRepository } from '../storage/agreements.repository.js';
import { DraftsRepository, subjectOf } from '../storage/drafts.repository.js';
import { who } from './change-draft.js';
import { asVersion, Drafts } from './drafts.js';
import { SubmissionChecks } from './submission-checks.js';

export interface DraftTransition {
  readonly action: DraftAction;
  readonly party?: CountryCode;
  /** What was seen, for `approve`. */
  readonly contentHash?: string;
  readonly reason?: string;
}

export interface Standing {
  readonly state: 'draft' | 'under-approval' | 'submitted' | 'proposed' | 'recorded';
  readonly waitingFor: readonly CountryCode[];
  readonly hash: string;
}

const AUDITED_AS = { submit: 'agreement.submitted', return: 'agreement.returned', approve: 'agreement.approved' } as const;

interface Opened {
  readonly names: AgreementNames;
  readonly draft: Draft;
  readonly party: CountryCode;
  readonly principal: Principal;
  readonly revision: number;
}

/** Submit, return and approve: a text becomes a version only when every party has approved the same content, each by another hand. */
@Injectable()
export class ApproveDraft {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly repository: AgreementsRepository,
    private readonly drafts: DraftsRepository,
    private readonly readDrafts: Drafts,
    private readonly checks: SubmissionChecks,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** @throws AgreementNotFound, AgreementVersionNotFound, NotForThisCountry, WrongState, VersionNotReady, StaleApproval, AlreadyApproved, SecondHandNeeded */
  execute(principal: Principal, idOrSlug: string, number: number, transition: DraftTransition): Promise<Standing> {
    return this.dataSource.transaction(async (tx) => {
      const opened = await this.open(tx, principal, idOrSlug, number, transition.party);
      if (transition.action === 'submit') return this.submit(tx, opened);
      if (transition.action === 'return') return this.return(tx, opened, transition.reason ?? null);
      return this.approve(tx, opened, transition.contentHash ?? '');
    });
  }

  private async open(tx: EntityManager, principal: Principal, idOrSlug: string, number: number, party?: CountryCode): Promise<Opened> {
    const revision = await this.repository.lockRegister(tx);
    const names = await this.repository.names(idOrSlug, tx);
    if (!names) throw new AgreementNotFound(idOrSlug);
    const acting = partyOf(names.parties, principal, party);
    const draft = await this.drafts.find(names.id, number, tx);
    if (!draft) throw new AgreementVersionNotFound(idOrSlug, number);
    return { names, draft, party: acting, principal, revision };
  }

  private async submit(tx: EntityManager, opened: Opened): Promise<Standing> {
    const { names, draft } = opened;
    if (draft.state !== 'draft') throw new WrongState('submit', 'the text has been submitted; approve or return it');
    const faults = await this.checks.faults(await this.readDrafts.agreementOf(draft, tx), asVersion(draft));
    if (faults.length) throw new VersionNotReady(faults);
    await this.drafts.moveTo(tx, draft, 'under-approval');
    await this.record(tx, opened, 'submit', null);
    return { state: 'under-approval', waitingFor: countriesOf(names), hash: draft.contentHash };
  }

  private async return(tx: EntityManager, opened: Opened, reason: string | null): Promise<Standing> {
    const { draft } = opened;
    if (draft.state !== 'under-approval') throw new WrongState('return', 'the text has not been submitted');
    await this.drafts.moveTo(tx, draft, 'draft');
    await this.record(tx, opened, 'return', reason);
    return { state: 'draft', waitingFor: [], hash: draft.contentHash };
  }

  private async approve(tx: EntityManager, opened: Opened, seen: string): Promise<Standing> {
    const { names, draft, party, principal } = opened;
    if (draft.state !== 'under-approval') throw new WrongState('approve', 'the text has not been submitted');
    const subject = subjectOf(draft.number);
    const key = { party, actor: principal.id, hash: seen };
    const turned = turnKey(await this.drafts.keys(names.id, subject, tx), key, draft.contentHash);
    await this.drafts.turn(tx, names.id, subject, key, now());
    await this.record(tx, opened, 'approve', null);
    const waiting = waitingFor(countriesOf(names), turned, draft.contentHash);
    if (!waiting.length) await this.publish(tx, opened);
    return { state: waiting.length ? 'under-approval' : 'submitted', waitingFor: waiting, hash: draft.contentHash };
  }

  /** Every key is turned: the text is a version, and nobody changes it any more. */
  private async publish(tx: EntityManager, { names, draft, party, revision }: Opened): Promise<void> {
    const { id: _id, ...form } = names;
    const events = countriesOf(names).map((country) => approvedBy(country, draft));
    const known = await this.repository.known(tx, names.slug);
    await this.repository.keep(tx, { ...form, versions: [draft.content], events }, known, revision, now());
    await this.drafts.remove(tx, draft);
    await this.drafts.voidKeys(tx, names.id, subjectOf(draft.number));
    await this.outbox.append(tx, { name: 'agreement.changed.v1', data: { agreementId: names.id, revision, parties: countriesOf(names) } });
    const details = { version: draft.number, contentHash: draft.contentHash };
    await this.audit.append(tx, { action: 'agreement.published', subjectId: names.id, details }, organisationOfCountry(party));
  }

  private async record(tx: EntityManager, opened: Opened, action: DraftAction, reason: string | null): Promise<void> {
    const { names, draft, party, principal } = opened;
    const { number: version, contentHash } = draft;
    await this.drafts.record(tx, { agreementId: names.id, version, action, party, ...who(principal), hash: contentHash, reason }, now());
    const act = { action: AUDITED_AS[action], subjectId: names.id, details: { version, party, contentHash } };
    await this.audit.append(tx, act, organisationOfCountry(party));
  }
}

export function countriesOf({ parties }: Pick<Agreement, 'parties'>): readonly CountryCode[] {
  return parties.map(({ country }) => country);
}

function approvedBy(party: CountryCode, { number, contentHash }: Draft): EventForm {
  const source = { title: 'Approved in this register', locator: contentHash, verified: true };
  return { kind: 'approved', on: parseIsoDate(today()), version: number, party, source };
}
