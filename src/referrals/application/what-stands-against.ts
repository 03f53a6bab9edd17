import { Injectable } from '@nestjs/common';
import { Agreements } from '../../agreements/index.js';
import { openingOf, recruitmentGate } from '../../matching/index.js';
import type { Profile } from '../../profiles/index.js';
import { FairRecruitment } from '../../recruitment/index.js';
import type { IsoDate } from '../../standards/index.js';
import type { Vacancy } from '../../vacancies/index.js';
import { HELD_BECAUSE, type HeldBecause } from '../domain/held.js';

/** Every reason of fair recruitment against proposing somebody for a vacancy, not only the first. A person's own application is held by fees and agencies, never by where they live. */
@Injectable()
export class WhatStandsAgainst {
  constructor(
    private readonly fair: FairRecruitment,
    private readonly agreements: Agreements,
  ) {}

  async of(profile: Profile, vacancy: Vacancy, isOwnApplication: boolean, on: IsoDate): Promise<HeldBecause[]> {
    const ofVacancy = await this.fair.against(vacancy, on);
    return isOwnApplication ? ofVacancy : [...ofVacancy, ...(await this.ofDirection(profile, vacancy, on))];
  }

  /** Source: WHO Global Code of Practice (WHA63.16), by direction and by the list in force on the day. */
  private async ofDirection(profile: Profile, vacancy: Vacancy, on: IsoDate): Promise<HeldBecause[]> {
    const { agreements } = await this.agreements.register();
    const known = { agreements, knownAt: await this.agreements.knownNow() };
    const { verdict, because } = recruitmentGate(profile, openingOf(vacancy), known, on);
    return verdict === 'satisfied' ? [] : HELD_BECAUSE.filter((one) => one === because);
  }
}
