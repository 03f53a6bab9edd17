import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { now } from '../../platform/clock.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { AgreementForm } from '../domain/agreement-form.js';
import { AgreementsRepository } from '../storage/agreements.repository.js';
import { readAgreementForm } from './agreement-schema.js';

/** Takes an agreement in its JSON form: a new one, new versions or new events of a known one. Sending the same again changes nothing. */
@Injectable()
export class ImportAgreement {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly repository: AgreementsRepository,
    private readonly outbox: Outbox,
  ) {}

  /** @throws InvalidAgreement, AgreementVersionIsImmutable */
  execute(sent: unknown): Promise<{ id: string; changed: boolean }> {
    const form: AgreementForm = readAgreementForm(sent);
    return this.dataSource.transaction(async (tx) => {
      const revision = await this.repository.lockRegister(tx);
      const kept = await this.repository.keep(tx, form, revision, now());
      if (kept.changed) {
        const parties = form.parties.map(({ country }) => country);
        await this.outbox.append(tx, { name: 'agreement.changed.v1', data: { agreementId: kept.id, revision, parties } });
      }
      return kept;
    });
  }
}
