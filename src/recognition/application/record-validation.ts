import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit, organisationOfCountry } from '../../audit/index.js';
import type { Principal } from '../../identity/index.js';
import { newId } from '../../platform/database/new-id.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { ChangeProfile, Profiles } from '../../profiles/index.js';
import { type NationalStandard, NationalStandards, type ValidationCentre } from '../../qualifications/index.js';
import { type CountryCode, type IsoDate, isWithin } from '../../standards/index.js';
import { certificateOf } from '../domain/validation/certificate-of-validation.js';
import { CentreNotCompetent, StandardNotInForce } from '../domain/validation/validation.errors.js';
import {
  type AwardedValidation,
  award,
  requireOpen,
  type UnitResult,
  type ValidationRecord,
  withResult,
} from '../domain/validation/validation-record.js';
import { ValidationsRepository } from '../storage/validations.repository.js';
import { PlanValidation } from './plan-validation.js';

/** What happens in a validation: opened by the person, assessed and awarded by an assessor of the country. Each act is told. */
@Injectable()
export class RecordValidation {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly repository: ValidationsRepository,
    private readonly standards: NationalStandards,
    private readonly profiles: Profiles,
    private readonly changeProfile: ChangeProfile,
    private readonly plans: PlanValidation,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** Oldest first. @throws ProfileNotFound */
  async ofPerson(profileId: string): Promise<readonly ValidationRecord[]> {
    await this.profiles.get(profileId);
    return this.repository.ofPerson(profileId);
  }

  /** @throws ValidationNotFound */
  get(profileId: string, id: string): Promise<ValidationRecord> {
    return this.repository.get(profileId, id);
  }

  /** Of its standard, and so of those who assess it; undefined: there is no such validation. */
  countryOf(id: string): Promise<CountryCode | undefined> {
    return this.repository.countryOf(id);
  }

  /** @throws ProfileNotFound, NationalStandardNotFound, StandardNotInForce, ValidationCentreNotFound, CentreNotCompetent */
  async open(profileId: string, asked: { standard: string; centre?: string }, today: IsoDate): Promise<ValidationRecord> {
    const standard = await this.standards.get(asked.standard);
    const centre = asked.centre === undefined ? undefined : await this.standards.centre(asked.centre);
    requireCompetent(standard, centre, today);
    await this.profiles.get(profileId);
    const opened = { id: newId(), profileId, standard, centre: centre?.name ?? null, openedOn: today, results: [], award: null };
    await this.dataSource.transaction(async (tx) => {
      await this.repository.add(tx, opened);
      await this.tell(tx, 'opened', opened);
    });
    return opened;
  }

  /** @throws ValidationNotFound, ValidationAlreadyAwarded, UnitNotFound, ReasonMissing, ValidationDateImpossible */
  assessUnit(profileId: string, id: string, judged: Omit<UnitResult, 'assessor'>, assessor: Principal, today: IsoDate) {
    return this.dataSource.transaction(async (tx): Promise<ValidationRecord> => {
      const record = await this.repository.getToChange(tx, profileId, id);
      const result = { ...judged, assessor: assessor.name };
      const assessed = withResult(requireOpen(record), result, today);
      await this.repository.addResult(tx, record, result);
      await this.tell(tx, 'assessed', record);
      return assessed;
    });
  }

  /** The certificate and the credential come together or not at all. @throws as `assessUnit`, AssessmentMissing */
  award(profileId: string, id: string, awardedOn: IsoDate, assessor: Principal, today: IsoDate): Promise<AwardedValidation> {
    return this.dataSource.transaction(async (tx) => {
      const record = await this.repository.getToChange(tx, profileId, id);
      const open = requireOpen(record);
      const act = { awardedOn, credentialId: newId(), awardedBy: assessor.name };
      const awarded = award(open, await this.plans.sparedIn(record, awardedOn), act, today);
      await this.repository.addAward(tx, awarded);
      await this.changeProfile.changeWithin(tx, profileId, undefined, (profile) => ({
        ...profile,
        credentials: [...profile.credentials, certificateOf(awarded)],
      }));
      await this.tell(tx, 'awarded', record);
      return awarded;
    });
  }

  private async tell(
    tx: EntityManager,
    what: 'opened' | 'assessed' | 'awarded',
    { id, profileId, standard }: ValidationRecord,
  ): Promise<void> {
    await this.outbox.append(tx, { name: `validation.${what}.v1`, data: { validationId: id, profileId } });
    const act = { action: `validation.${what}`, subjectId: profileId, details: { validation: id } } as const;
    await this.audit.append(tx, act, organisationOfCountry(standard.country));
  }
}

/** @throws StandardNotInForce, CentreNotCompetent */
function requireCompetent(standard: NationalStandard, centre: ValidationCentre | undefined, on: IsoDate): void {
  if (!isWithin(on, standard)) throw new StandardNotInForce(standard.code, on);
  if (!centre) return;
  const validates = centre.country === standard.country && centre.standards.includes(standard.code) && isWithin(on, centre);
  if (!validates) throw new CentreNotCompetent(centre.id, standard.code);
}
