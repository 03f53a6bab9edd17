import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Action, countriesWithin, type Principal, requireWithin } from '../../identity/index.js';
import { now, today } from '../../platform/clock.js';
import { type CountryCode, parseIsoDate } from '../../standards/index.js';
import { AgreementNotFound, AgreementVersionNotFound, InvalidAgreement } from '../domain/agreement.errors.js';
import type { Agreement, AgreementVersion } from '../domain/agreement.js';
import type { EventForm } from '../domain/agreement-form.js';
import type { Draft, PendingAct, Step } from '../domain/draft.js';
import { faultsOf } from '../domain/form-faults.js';
import { type AgreementNames, AgreementsRepository } from '../storage/agreements.repository.js';
import { DraftsRepository } from '../storage/drafts.repository.js';
import { Agreements } from './agreements.js';
import { readAgreementForm } from './read-agreement-form.js';

/** What administrators of the parties may read of texts and acts that are not yet agreed. */
@Injectable()
export class Drafts {
  constructor(
    private readonly repository: AgreementsRepository,
    private readonly drafts: DraftsRepository,
    private readonly agreements: Agreements,
  ) {}

  /** @throws AgreementNotFound, AgreementVersionNotFound, NotForThisCountry */
  async get(principal: Principal, idOrSlug: string, number: number): Promise<Draft> {
    const names = await this.ofParty(principal, idOrSlug);
    const found = await this.drafts.find(names.id, number);
    if (!found) throw new AgreementVersionNotFound(idOrSlug, number);
    return found;
  }

  /** Also of an agreement that has no text yet; undefined: there is none. */
  async partiesOf(idOrSlug: string): Promise<readonly CountryCode[] | undefined> {
    return (await this.repository.names(idOrSlug))?.parties.map(({ country }) => country);
  }

  list(principal: Principal): Promise<(Draft & { slug: string })[]> {
    return this.drafts.ofCountries(countriesWithin(principal, 'drafts:read') ?? []);
  }

  /** @throws AgreementNotFound */
  async steps(idOrSlug: string): Promise<readonly Step[]> {
    return this.drafts.steps((await this.named(idOrSlug)).id);
  }

  /** @throws AgreementNotFound, NotForThisCountry */
  async stepsForParty(principal: Principal, idOrSlug: string): Promise<readonly Step[]> {
    return this.drafts.steps((await this.ofParty(principal, idOrSlug)).id);
  }

  /** @throws AgreementNotFound, NotForThisCountry */
  async pendingActs(principal: Principal, idOrSlug: string): Promise<readonly PendingAct[]> {
    return this.drafts.acts((await this.ofParty(principal, idOrSlug)).id);
  }

  /** @throws AgreementNotFound, AgreementVersionNotFound */
  async withDraft(idOrSlug: string, number: number): Promise<Agreement> {
    const names = await this.named(idOrSlug);
    const draft = await this.drafts.find(names.id, number);
    if (!draft) throw new AgreementVersionNotFound(idOrSlug, number);
    return this.agreementOf(draft);
  }

  /** Events that an administrator proposes, held to the schema. @throws NotForThisCountry, InvalidAgreement, AgreementNotFound, AgreementVersionNotFound */
  async readProposal(
    principal: Principal,
    idOrSlug: string,
    draft: number | undefined,
    sent: readonly object[],
  ): Promise<readonly EventForm[]> {
    const { id: _id, ...names } = await this.ofParty(principal, idOrSlug, 'impact:preview');
    const text = draft === undefined ? undefined : await this.get(principal, idOrSlug, draft);
    const known = await this.repository.known(this.repository.manager, names.slug);
    const form = readAgreementForm({ ...names, versions: text ? [text.content] : [], events: sent });
    const faults = faultsOf(form, known);
    if (faults.length) throw new InvalidAgreement(faults);
    return form.events;
  }

  /** The agreement as it would be with this text. */
  async agreementOf(draft: Draft, tx?: EntityManager): Promise<Agreement> {
    const { agreements } = await this.agreements.register();
    const known = agreements.find(({ id }) => id === draft.agreementId);
    const names = await this.repository.names(draft.agreementId, tx);
    if (!names) throw new AgreementNotFound(draft.agreementId);
    const agreement = known ?? { ...names, versions: [], events: [], designations: [], revision: 0 };
    return { ...agreement, versions: [...agreement.versions, asVersion(draft)] };
  }

  private async ofParty(principal: Principal, idOrSlug: string, action: Action = 'drafts:read'): Promise<AgreementNames> {
    const names = await this.named(idOrSlug);
    requireWithin(principal, action, { parties: names.parties.map(({ country }) => country) });
    return names;
  }

  private async named(idOrSlug: string) {
    const names = await this.repository.names(idOrSlug);
    if (!names) throw new AgreementNotFound(idOrSlug);
    return names;
  }
}

/** As it would be recorded today. */
export function asVersion({ content, contentHash }: Draft): AgreementVersion {
  return { ...content, contentHash, state: 'draft', recordedOn: parseIsoDate(today()), recordedAt: now().toISOString() };
}
