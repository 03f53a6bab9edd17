import { Injectable } from '@nestjs/common';
import { LoadReferenceAgreements } from '../../agreements/index.js';
import { demonstrationPeople, demonstrationVacancies } from '../../demonstration/index.js';
import type { Principal } from '../../identity/index.js';
import { newId } from '../../platform/database/new-id.js';
import { ChangeProfile } from '../../profiles/index.js';
import { OpenCase } from '../../recognition/index.js';
import { ProposeReferral } from '../../referrals/index.js';
import { type CountryCode, parseCountry, parseIsoDate } from '../../standards/index.js';
import { KeepVacancies } from '../../vacancies/index.js';
import { seededPeople, seededVacancies } from '../domain/seed.js';

/** What a sandbox then holds, so that whoever builds against it knows where to begin. */
export interface Seeded {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly vacancies: number;
  readonly agreement: string;
  readonly caseId: string;
  readonly referralId: string | null;
}

/** Fills an empty sandbox with what is invented, through the use cases that everybody goes through. */
@Injectable()
export class SeedSandbox {
  constructor(
    private readonly agreements: LoadReferenceAgreements,
    private readonly changeProfile: ChangeProfile,
    private readonly keepVacancies: KeepVacancies,
    private readonly openCase: OpenCase,
    private readonly proposeReferral: ProposeReferral,
  ) {}

  async execute(sandbox: CountryCode): Promise<Seeded> {
    const agreement = await this.agreements.forSandbox(sandbox);
    const vacancies = await this.keepVacancies.execute(seededVacancies(demonstrationVacancies(), sandbox));
    const people = seededPeople(demonstrationPeople(), sandbox, newId);
    for (const { profile, details } of people) await this.changeProfile.create({ ...profile, revision: 1, demonstration: false }, details);
    const caseId = await this.begunCase(sandbox);
    const [person, vacancy] = [people[0]?.profile.id, vacancies[0]?.id];
    const referralId = person && vacancy ? await this.proposed(sandbox, person, vacancy) : null;
    const named = people.map(({ profile: { id }, details: { displayName = '' } }) => ({ id, name: displayName }));
    return { people: named, vacancies: vacancies.length, agreement, caseId, referralId };
  }

  private async begunCase(sandbox: CountryCode): Promise<string> {
    const credential = {
      kind: 'formal',
      country: parseCountry('IT'),
      title: 'Laurea (invented, sandbox)',
      awardedOn: parseIsoDate('2015-07-10'),
    } as const;
    const { id } = await this.openCase.execute(inventedOfficer(sandbox), {
      purpose: 'employment',
      facts: { destination: sandbox, credential },
    });
    return id;
  }

  private async proposed(sandbox: CountryCode, profileId: string, vacancyId: string): Promise<string> {
    const { id } = await this.proposeReferral.execute(inventedOfficer(sandbox), { profileId, to: { kind: 'employer', vacancyId } });
    return id;
  }
}

/** Holds what opens one case and one referral of this sandbox; no token is theirs. */
function inventedOfficer(sandbox: CountryCode): Principal {
  const grants = (['assessor', 'caseworker'] as const).map((role) => ({ role, country: sandbox }));
  return { id: '01900000-0000-7009-8000-000000000001', name: 'Invented officer of the sandbox', grants, demonstration: true };
}
