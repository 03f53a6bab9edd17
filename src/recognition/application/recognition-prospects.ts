import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Agreements } from '../../agreements/index.js';
import { today } from '../../platform/clock.js';
import type { Profile } from '../../profiles/index.js';
import { Qualifications } from '../../qualifications/index.js';
import { parseIsoDate } from '../../standards/index.js';
import { assess } from '../domain/assess.js';
import type { Facts } from '../domain/facts.js';
import { factsOfProfile } from '../domain/facts-of-profile.js';
import { type Prospect, prospectOf } from '../domain/prospect.js';
import { byId, type DecidedOutcome, type StoredAssessment } from '../domain/recognised.js';
import { AssessmentsRepository } from '../storage/assessments.repository.js';
import { Recognition } from './recognition.js';

/** What asking for recognition could lead to, for everything that people hold and no authority has refused. */
@Injectable()
export class RecognitionProspects {
  constructor(
    private readonly repository: AssessmentsRepository,
    private readonly recognition: Recognition,
    private readonly agreements: Agreements,
    private readonly qualifications: Qualifications,
  ) {}

  /** By profile id, then by id of the credential or experience. Others have a turn between two people. */
  async of(profiles: readonly Profile[]): Promise<ReadonlyMap<string, ReadonlyMap<string, Prospect>>> {
    const ids = profiles.map(({ id }) => id);
    const [current, decided] = await Promise.all([this.repository.current(ids), this.recognition.decided(ids)]);
    const [{ agreements }, register] = await Promise.all([this.agreements.register(), this.qualifications.register()]);
    const moment = { asOf: parseIsoDate(today()), knownAt: await this.agreements.knownNow() };
    const answer = (facts: Facts) => assess(facts, agreements, register, moment);
    const found = new Map<string, ReadonlyMap<string, Prospect>>();
    for (const profile of profiles) {
      const stored = current.get(profile.id)?.assessments ?? [];
      found.set(profile.id, prospectsOf(profile, stored, decided.get(profile.id) ?? [], answer));
      await setImmediate();
    }
    return found;
  }
}

function prospectsOf(
  profile: Profile,
  stored: readonly StoredAssessment[],
  decided: readonly DecidedOutcome[],
  answer: (facts: Facts) => ReturnType<typeof assess>,
): ReadonlyMap<string, Prospect> {
  const facts = factsOfProfile(profile);
  const refusedOf = (subject: string) => decided.filter((one) => one.subject === subject && one.outcome === 'refused');
  const found = stored.flatMap((one): [string, Prospect][] => {
    const asked = facts.get(one.subject);
    const refused = refusedOf(one.subject).map(({ purpose }) => purpose);
    const prospect = asked && prospectOf(one, profile, asked, refused, answer);
    return prospect ? [[one.subject, prospect]] : [];
  });
  return new Map(found.flatMap(byId(profile)));
}
