import { Injectable } from '@nestjs/common';
import { now, today } from '../../platform/clock.js';
import { isOnLists, type Profile, Profiles } from '../../profiles/index.js';
import { GRANTED, Recognition } from '../../recognition/index.js';
import { parseIsoDate } from '../../standards/index.js';
import { Taxonomy } from '../../taxonomy/index.js';
import { type Demand, Vacancies } from '../../vacancies/index.js';
import { type Cell, levelOf } from '../domain/cell.js';
import { publishedSupply, type SupplyCell } from '../domain/published-supply.js';
import { groupOfUnnamed, type OfOnePerson, type Practised, SupplyTally } from '../domain/supply.js';

import { type Population, SnapshotsRepository } from '../storage/snapshots.repository.js';
import { type HeldOccupations, heldOccupations, practisedAs } from './held-occupations.js';

const PAGE = 500;

/** Counts open work and the people who look for some, once a day, and keeps what may be told. Safe to run twice. */
@Injectable()
export class CountStatistics {
  constructor(
    private readonly profiles: Profiles,
    private readonly recognition: Recognition,
    private readonly vacancies: Vacancies,
    private readonly taxonomy: Taxonomy,
    private readonly snapshots: SnapshotsRepository,
  ) {}

  async execute(of: Population): Promise<void> {
    const day = parseIsoDate(today());
    if ((await this.snapshots.find(of))?.countedOn === day) return;
    const esco = heldOccupations(await this.taxonomy.relations());
    const tally = new SupplyTally();
    for await (const page of this.pages(of)) for (const one of await this.countedOf(page, esco)) tally.add(one);
    const demand = await this.vacancies.demand(of.country, of.demonstration);
    const cells = [
      ...demand.map(cellOfDemand),
      ...publishedSupply(tally, of.country, esco.byGroup).map((cell) => cellOfSupply(cell, esco)),
    ];
    await this.snapshots.keep(of, day, now().toISOString(), cells);
  }

  /** Every population that has been counted before. */
  async anew(): Promise<void> {
    for (const one of await this.snapshots.populations()) await this.execute(one);
  }

  private async *pages({ country, demonstration }: Population): AsyncGenerator<readonly Profile[]> {
    for (let after: string | undefined; ; ) {
      const page = await this.profiles.goingTo(country, after, PAGE);
      yield page.filter((one) => one.demonstration === demonstration && isOnLists(one));
      after = page.at(-1)?.id;
      if (page.length < PAGE) return;
    }
  }

  private async countedOf(page: readonly Profile[], esco: HeldOccupations): Promise<readonly OfOnePerson[]> {
    const current = await this.recognition.currentOf(page);
    return page.map((profile) => {
      const employment = current.get(profile.id)?.recognised.employment;
      const isGranted = ({ id }: { readonly id: string }) => GRANTED.some((granted) => granted === employment?.get(id));
      const practised = (of: Profile['experiences']) => of.map((one) => practisedAs(one, esco));
      const shown = profile.credentials
        .filter(isGranted)
        .flatMap(({ occupation }): readonly Practised[] => (occupation ? [{ isco: occupation }] : []));
      return {
        ...{ sought: profile.wishes.occupations, practised: practised(profile.experiences) },
        ...{ recognised: [...shown, ...practised(profile.experiences.filter(isGranted))] },
        ...{ skill: skillsOf(profile), regions: profile.wishes.regions },
      };
    });
  }
}

function skillsOf({ skills, credentials, experiences }: Profile): OfOnePerson['skill'] {
  return [...skills.map(({ skill }) => skill), ...[...credentials, ...experiences].flatMap((one) => one.skills)];
}

function cellOfDemand({ level, code, isco, region, vacancies, openings }: Demand): Cell {
  return { about: 'demand', level, code, isco, region, number: vacancies, openings };
}

function cellOfSupply({ of, code, region, people }: SupplyCell, { groupOf }: HeldOccupations): Cell {
  const isco = of === 'skill' ? '' : (groupOfUnnamed(code) ?? groupOf.get(code) ?? code);
  return { about: of, level: levelOf(code), code, isco, region, number: people, openings: null };
}
