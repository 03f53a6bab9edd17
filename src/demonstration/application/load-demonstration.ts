import { Injectable } from '@nestjs/common';
import { LoadReferenceAgreements } from '../../agreements/index.js';
import { Principals } from '../../identity/index.js';
import { ChangeProfile } from '../../profiles/index.js';
import { NationalStandards, Qualifications } from '../../qualifications/index.js';
import { LoadStarterSet } from '../../taxonomy/index.js';
import { KeepVacancies } from '../../vacancies/index.js';
import { demonstrationPeople, demonstrationVacancies } from './demonstration-data.js';

const BATCH = 100;

/** What comes with the service: reference data always, invented people and vacancies (each marked so) when asked. Repeating it changes nothing. */
@Injectable()
export class LoadDemonstration {
  constructor(
    private readonly starterSet: LoadStarterSet,
    private readonly qualifications: Qualifications,
    private readonly standards: NationalStandards,
    private readonly agreements: LoadReferenceAgreements,
    private readonly changeProfile: ChangeProfile,
    private readonly keepVacancies: KeepVacancies,
    private readonly principals: Principals,
  ) {}

  /** Occupations and skills, national titles, agreements; the invented agreement only with the demonstration. */
  async reference(demonstration: boolean): Promise<void> {
    await this.starterSet.execute();
    await this.qualifications.loadReference();
    await this.standards.loadReference();
    await this.agreements.execute(demonstration);
    if (demonstration) await this.principals.addDemonstration();
  }

  /** A person who is there stays as they are, also after changes by whoever tries the service. @returns how many came new */
  async people(): Promise<number> {
    let created = 0;
    for (const { profile, details } of demonstrationPeople()) {
      if (await this.changeProfile.create({ ...profile, revision: 1, demonstration: true }, details)) created += 1;
    }
    return created;
  }

  /** @returns how many came new or changed */
  async vacancies(): Promise<number> {
    const forms = demonstrationVacancies();
    let changed = 0;
    for (let at = 0; at < forms.length; at += BATCH) {
      const kept = await this.keepVacancies.execute(forms.slice(at, at + BATCH), { demonstration: true });
      changed += kept.filter(({ status }) => status !== 'unchanged').length;
    }
    return changed;
  }
}
