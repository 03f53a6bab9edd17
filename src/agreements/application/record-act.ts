import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit, organisationOfCountry } from '../../audit/index.js';
import type { Principal } from '../../identity/index.js';
import { now, today } from '../../platform/clock.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { type CountryCode, parseIsoDate } from '../../standards/index.js';
import { AgreementNotFound, InvalidAgreement } from '../domain/agreement.errors.js';
import type { Agreement } from '../domain/agreement.js';
import type { EventForm } from '../domain/agreement-form.js';
import { faultsOf, type KnownAgreement } from '../domain/form-faults.js';
import { partyOf } from '../domain/party-of.js';
import { StaleApproval, WrongState } from '../domain/transition.errors.js';
import { ACTS, type Act, isBackDated, isOfTheWhole } from '../domain/transition.js';
import { turnKey, waitingFor } from '../domain/two-keys.js';
import { type AgreementNames, AgreementsRepository } from '../storage/agreements.repository.js';
import { DraftsRepository, subjectOf } from '../storage/drafts.repository.js';
import { hashOf } from '../storage/hash-of.js';
import { Agreements } from './agreements.js';
import { countriesOf, type Standing } from './approve-draft.js';
import { who } from './change-draft.js';
import { readAgreementForm } from './read-agreement-form.js';

const IN_THIS_REGISTER = { title: 'Recorded in this register', verified: true };

/** What a party does with an agreement, as it is sent. */
export type ActForm = Partial<Omit<EventForm, 'kind' | 'party' | 'actor' | 'authoritative'>> & {
  readonly act: Act;
  readonly party?: CountryCode;
  readonly reason?: string;
  /** To agree to an act that another party has proposed: its hash, and nothing else of it. */
  readonly contentHash?: string;
};

/** Acts of one party are recorded at once; acts of all wait until each party has agreed to the very same act. */
@Injectable()
export class RecordAct {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly repository: AgreementsRepository,
    private readonly drafts: DraftsRepository,
    private readonly agreements: Agreements,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** @throws AgreementNotFound, NotForThisCountry, InvalidAgreement, AlreadyApproved, SecondHandNeeded */
  execute(principal: Principal, idOrSlug: string, { act, party: named, reason, contentHash, ...form }: ActForm): Promise<Standing> {
    return this.dataSource.transaction(async (tx) => {
      const revision = await this.repository.lockRegister(tx);
      const names = await this.repository.names(idOrSlug, tx);
      if (!names) throw new AgreementNotFound(idOrSlug);
      const party = partyOf(names.parties, principal, named);
      const sent = contentHash === undefined ? form : await this.proposed(tx, names, act, contentHash);
      const { events } = await this.standing(names, act);
      const backDated = sent.on !== undefined && isBackDated(sent.on, events, parseIsoDate(today()));
      const joint = ACTS[act].joint || backDated;
      const event = await this.read(
        tx,
        names,
        { ...sent, source: sent.source ?? IN_THIS_REGISTER, kind: ACTS[act].event, ...(ACTS[act].joint ? {} : { party }) },
        act,
      );
      const step = { agreementId: names.id, version: event.version ?? null, action: act, party, ...who(principal), hash: hashOf(event) };
      await this.drafts.record(tx, { ...step, reason: backDated ? `back-dated; ${reason ?? ''}` : (reason ?? null) }, now());
      const details = { act, party, joint, contentHash: step.hash, ...(step.version && { version: step.version }) };
      await this.audit.append(tx, { action: 'agreement.act-recorded', subjectId: names.id, details }, organisationOfCountry(party));
      if (joint) return this.agree(tx, names, event, backDated, party, principal, revision);
      await this.keep(tx, names, event, revision);
      return { state: 'recorded', waitingFor: [], hash: hashOf(event) };
    });
  }

  /** @throws WrongState while the agreement has no text */
  private async standing(names: AgreementNames, act: Act): Promise<Agreement> {
    const { agreements } = await this.agreements.register();
    const found = agreements.find(({ id }) => id === names.id);
    if (!found?.versions.length) throw new WrongState(act, 'the agreement has no text yet');
    return found;
  }

  /** @throws StaleApproval when no such act waits */
  private async proposed(tx: EntityManager, { id }: AgreementNames, act: Act, hash: string): Promise<Partial<EventForm>> {
    const pending = await this.drafts.act(tx, id, hash);
    if (!pending || pending.event.kind !== ACTS[act].event) throw new StaleApproval('none waits');
    const { kind: _kind, ...event } = pending.event;
    return event;
  }

  private async read(tx: EntityManager, { id: _id, ...names }: AgreementNames, event: EventForm, act: Act): Promise<EventForm> {
    const known = (await this.repository.known(tx, names.slug)) as KnownAgreement;
    const version = event.version ?? (isOfTheWhole(act) ? undefined : known.versionNumbers.at(-1));
    const form = readAgreementForm({ ...names, versions: [], events: [{ ...event, ...(version && { version }) }] });
    const faults = faultsOf(form, known);
    if (faults.length) throw new InvalidAgreement(faults);
    return form.events[0] as EventForm;
  }

  private async agree(
    tx: EntityManager,
    names: AgreementNames,
    event: EventForm,
    backDated: boolean,
    party: CountryCode,
    principal: Principal,
    revision: number,
  ): Promise<Standing> {
    const eventHash = hashOf(event);
    const agreementId = names.id;
    const proposed = { agreementId, ...(event.version && { version: event.version }), event, eventHash, backDated };
    const pending = (await this.drafts.act(tx, agreementId, eventHash)) ?? (await this.drafts.proposeAct(tx, proposed, now()));
    const subject = subjectOf(pending.id);
    const key = { party, actor: principal.id, hash: eventHash };
    const turned = turnKey(await this.drafts.keys(agreementId, subject, tx), key, eventHash);
    await this.drafts.turn(tx, agreementId, subject, key, now());
    const waiting = waitingFor(countriesOf(names), turned, eventHash);
    if (waiting.length) return { state: 'proposed', waitingFor: waiting, hash: eventHash };
    await this.keep(tx, names, event, revision);
    await this.drafts.removeAct(tx, pending);
    await this.drafts.voidKeys(tx, agreementId, subject);
    return { state: 'recorded', waitingFor: [], hash: eventHash };
  }

  private async keep(tx: EntityManager, { id, ...names }: AgreementNames, event: EventForm, revision: number): Promise<void> {
    const known = await this.repository.known(tx, names.slug);
    const { changed } = await this.repository.keep(tx, { ...names, versions: [], events: [event] }, known, revision, now());
    const data = { agreementId: id, revision, parties: countriesOf(names) };
    if (changed) await this.outbox.append(tx, { name: 'agreement.changed.v1', data });
  }
}
