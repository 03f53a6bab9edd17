import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Audit } from '../../audit/index.js';
import { now } from '../../platform/clock.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { InvalidAgreement } from '../domain/agreement.errors.js';
import { faultsOf, partiesWith } from '../domain/form-faults.js';
import { AgreementsRepository } from '../storage/agreements.repository.js';
import { readAgreementForm } from './read-agreement-form.js';

/** Takes an agreement in its JSON form: a new one, new versions or new events of a known one. Sending the same again changes nothing. */
@Injectable()
export class ImportAgreement {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly repository: AgreementsRepository,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** @throws InvalidAgreement, AgreementVersionIsImmutable */
  execute(sent: unknown): Promise<{ id: string; changed: boolean }> {
    const form = readAgreementForm(sent);
    return this.dataSource.transaction(async (tx) => {
      const revision = await this.repository.lockRegister(tx);
      const known = await this.repository.known(tx, form.slug);
      const faults = faultsOf(form, known);
      if (faults.length) throw new InvalidAgreement(faults);
      const kept = await this.repository.keep(tx, form, known, revision, now());
      if (kept.changed) {
        const parties = partiesWith(form.parties, known?.parties).map(({ country }) => country);
        await this.outbox.append(tx, { name: 'agreement.changed.v1', data: { agreementId: kept.id, revision, parties } });
        await this.audit.append(tx, { action: 'agreement.imported', subjectId: kept.id, details: { registerRevision: revision } });
      }
      return kept;
    });
  }
}
