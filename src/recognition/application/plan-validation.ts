import { Injectable } from '@nestjs/common';
import { type Experience, Profiles } from '../../profiles/index.js';
import { type NationalStandard, NationalStandards } from '../../qualifications/index.js';
import type { IsoDate, SkillUri } from '../../standards/index.js';
import { Taxonomy } from '../../taxonomy/index.js';
import { planValidation, type ValidationPlan } from '../domain/validation/plan-validation.js';
import type { PersonFacts } from '../domain/validation/shown-skills.js';
import type { ValidationRecord } from '../domain/validation/validation-record.js';
import { ValidationsRepository } from '../storage/validations.repository.js';
import { ValidationExemptions } from './validation-exemptions.js';

/** The way to a certificate of a national standard. */
@Injectable()
export class PlanValidation {
  constructor(
    private readonly profiles: Profiles,
    private readonly standards: NationalStandards,
    private readonly taxonomy: Taxonomy,
    private readonly exemptions: ValidationExemptions,
    private readonly repository: ValidationsRepository,
  ) {}

  /** Nothing is stored. @param standard id or code @throws NationalStandardNotFound */
  async ofFacts(facts: PersonFacts, standard: string, asOf: IsoDate): Promise<ValidationPlan> {
    return this.plan(facts, await this.standards.get(standard), undefined, [], asOf);
  }

  /** With what assessors have recorded. @throws ProfileNotFound, NationalStandardNotFound */
  async ofProfile(profileId: string, standard: string, asOf: IsoDate): Promise<ValidationPlan> {
    const [profile, found] = await Promise.all([this.profiles.get(profileId), this.standards.get(standard)]);
    const all = await this.repository.ofPerson(profileId);
    const latest = all.findLast(({ standard: one }) => one.country === found.country && one.code === found.code);
    return this.plan(profile, latest?.standard ?? found, latest, all, asOf);
  }

  /** Units of a validation that need no assessment. @throws ProfileNotFound */
  async sparedIn(record: ValidationRecord, asOf: IsoDate): Promise<ReadonlySet<string>> {
    const [profile, all] = await Promise.all([this.profiles.get(record.profileId), this.repository.ofPerson(record.profileId)]);
    const { units } = await this.plan(profile, record.standard, record, all, asOf);
    return new Set(units.filter(({ state }) => state === 'exempt').map(({ code }) => code));
  }

  /** @param record the validation that goes on; the others are what was earned before */
  private async plan(
    facts: PersonFacts,
    standard: NationalStandard,
    record: ValidationRecord | undefined,
    all: readonly ValidationRecord[],
    asOf: IsoDate,
  ): Promise<ValidationPlan> {
    const earlier = all.filter(({ id }) => id !== record?.id);
    const [candidates, exemptions] = await Promise.all([
      this.candidates(facts.experiences),
      this.exemptions.of(facts, standard, earlier, asOf),
    ]);
    const ground = { candidates, exemptions, rules: this.standards.certificateRules, ...(record && { record }) };
    return planValidation(facts, standard, ground, asOf);
  }

  private async candidates(experiences: readonly Experience[]): Promise<ReadonlySet<SkillUri>> {
    const unnamed = experiences.filter(({ skills }) => !skills.length);
    const uris = unnamed.flatMap(({ occupationUri }) => (occupationUri ? [occupationUri] : []));
    const groups = [...new Set(unnamed.flatMap(({ occupation, occupationUri }) => (occupationUri ? [] : [occupation])))];
    const named = await this.taxonomy.occupations(uris);
    const grouped = await Promise.all(groups.map((group) => this.taxonomy.occupationsOfIsco(group)));
    return new Set([...named.values(), ...grouped.flat()].flatMap(({ essential }) => essential));
  }
}
