import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Audit, organisationOfCountry } from '../../audit/index.js';
import { type Principal, requireWithin } from '../../identity/index.js';
import { newId } from '../../platform/database/new-id.js';
import type { IsoDate } from '../../standards/index.js';
import type { AgencyLicence } from '../domain/agency-licence.js';
import { LicenceEndsBeforeItBegins } from '../domain/recruitment.errors.js';
import { LicencesRepository } from '../storage/licences.repository.js';

/** The dated register of licences: one is recorded, and later ended; what held on a day is never rewritten. */
@Injectable()
export class KeepLicences {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly licences: LicencesRepository,
    private readonly audit: Audit,
  ) {}

  /** @throws NotForThisCountry, LicenceEndsBeforeItBegins, LicenceAlreadyRecorded */
  async record(principal: Principal, form: Omit<AgencyLicence, 'id'>): Promise<AgencyLicence> {
    const { country, from, to } = form;
    requireWithin(principal, 'agency-licences:write', { countries: [country] });
    if (to && to < from) throw new LicenceEndsBeforeItBegins(from);
    const licence = { id: newId(), ...form };
    await this.dataSource.transaction(async (tx) => {
      await this.licences.add(tx, licence);
      const act = { action: 'agency-licence.recorded', subjectId: licence.id } as const;
      await this.audit.append(tx, act, organisationOfCountry(country));
    });
    return licence;
  }

  /** @param to the last day on which it holds @throws LicenceNotFound, NotForThisCountry, LicenceEndsBeforeItBegins */
  end(principal: Principal, id: string, to: IsoDate): Promise<AgencyLicence> {
    return this.dataSource.transaction(async (tx) => {
      const licence = await this.licences.getToChange(tx, id);
      requireWithin(principal, 'agency-licences:write', { countries: [licence.country] });
      if (to < licence.from) throw new LicenceEndsBeforeItBegins(licence.from);
      await this.licences.end(tx, id, to);
      const act = { action: 'agency-licence.ended', subjectId: id, details: { to } } as const;
      await this.audit.append(tx, act, organisationOfCountry(licence.country));
      return { ...licence, to };
    });
  }
}
