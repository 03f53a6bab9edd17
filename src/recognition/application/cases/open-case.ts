import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Agreements, PURPOSES, type Purpose } from '../../../agreements/index.js';
import { Audit, organisationOfCountry } from '../../../audit/index.js';
import { type Principal, requireWithin } from '../../../identity/index.js';
import { now, today } from '../../../platform/clock.js';
import { newId } from '../../../platform/database/new-id.js';
import { asService } from '../../../platform/database/reach.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { Consents } from '../../../profiles/index.js';
import { type IsoDate, parseIsoDate } from '../../../standards/index.js';
import { caseOf } from '../../domain/cases/apply-step.js';
import { ConsentMissing } from '../../domain/cases/case.errors.js';
import type { DatedStep, RecognitionCase } from '../../domain/cases/case.js';
import { deadlineFor } from '../../domain/cases/deadline.js';
import type { Facts } from '../../domain/facts.js';
import { CasesRepository } from '../../storage/cases/cases.repository.js';
import { AssessFacts } from '../assess-facts.js';

export interface CaseForm {
  readonly purpose: Purpose;
  readonly facts: Omit<Facts, 'purposes'>;
  readonly lodgedOn?: IsoDate;
  readonly profileId?: string;
  readonly subject?: string;
  readonly consentToContactOrigin?: boolean;
  readonly demonstration?: boolean;
}

/** Freezes the facts and the assessment of the day of lodging; what the person changes later changes no case. */
@Injectable()
export class OpenCase {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly agreements: Agreements,
    private readonly assessFacts: AssessFacts,
    private readonly cases: CasesRepository,
    private readonly consents: Consents,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** With a profile, the record of its consents decides. @throws ConsentMissing when it holds none of what the form says @throws NotForThisCountry unless the principal is an assessor of the destination */
  async execute(principal: Principal, form: CaseForm): Promise<RecognitionCase> {
    const { purpose, profileId, subject, lodgedOn = parseIsoDate(today()) } = form;
    const country = form.facts.destination;
    requireWithin(principal, 'cases:open', { countries: [country] });
    const facts: Facts = { ...form.facts, purposes: PURPOSES };
    const moment = { asOf: lodgedOn, knownAt: await this.agreements.knownNow() };
    const assessment = await this.assessFacts.execute(facts, moment);
    const origin = facts.credential?.country ?? facts.experiences?.[0]?.country;
    const { agreements } = await this.agreements.register();
    const deadline = deadlineFor(agreements, origin, country, purpose, moment);
    const about = { ...(origin && { origin }), ...(profileId && { profileId }), ...(subject && { subject }) };
    return this.dataSource.transaction(async (tx) => {
      const consent = profileId ? await this.requireApplication(tx, profileId) : undefined;
      const consentToContactOrigin = await this.mayContactOrigin(tx, form);
      const flags = { consentToContactOrigin, demonstration: form.demonstration ?? false };
      const opened = { id: newId(), country, purpose, lodgedOn, facts, assessment, deadline, ...about, ...flags };
      const actor = { id: principal.id, name: principal.name };
      const step: DatedStep = { step: { kind: 'opened', case: opened }, on: parseIsoDate(today()), actor };
      const one = caseOf([step]);
      await this.cases.open(tx, one, step, now());
      await this.outbox.append(tx, { name: 'recognition.case-opened.v1', data: { caseId: one.id, country, purpose } });
      const act = { action: 'recognition.case-opened', subjectId: one.id, details: { purpose, ...(consent && { consent }) } } as const;
      await this.audit.append(tx, act, organisationOfCountry(country));
      return one;
    });
  }

  /** Nobody is connected with a case who has not asked for it. @returns the consent, which holds until `tx` ends @throws ConsentMissing */
  private async requireApplication(tx: EntityManager, profileId: string): Promise<string> {
    const consent = await asService(() => this.consents.heldFor(tx, profileId, 'apply-for-recognition', parseIsoDate(today())));
    if (!consent) throw new ConsentMissing('apply-for-recognition');
    return consent;
  }

  private async mayContactOrigin(tx: EntityManager, { profileId, consentToContactOrigin: said = false }: CaseForm): Promise<boolean> {
    if (!profileId) return said;
    const given = await this.consents.heldFor(tx, profileId, 'contact-origin', parseIsoDate(today()));
    if (said && !given) throw new ConsentMissing('contact-origin');
    return given !== undefined;
  }
}
