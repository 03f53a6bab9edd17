import { DataSource } from 'typeorm';
import { LoadDemonstration } from '../../src/demonstration/index.js';
import { MatchProfiles } from '../../src/matching/application/match-profiles.js';
import { PresentTaxonomy } from '../../src/matching/application/present-taxonomy.js';
import type { OccupationSkills } from '../../src/matching/domain/occupations.js';
import { newId } from '../../src/platform/database/new-id.js';
import type { Profile } from '../../src/profiles/index.js';
import { ProfilesRepository } from '../../src/profiles/storage/profiles.repository.js';
import { parseIsoMonth, regionsOf } from '../../src/standards/index.js';
import { KeepVacancies, type VacancyForm } from '../../src/vacancies/index.js';
import type { TestService } from '../fixtures/test-service.js';
import { COUNTRY } from './matching-data.js';

const BATCH = 200;
const REGIONS = regionsOf(COUNTRY).map(({ code }) => code);
const EVIDENCE = ['self-declared', 'attested', 'copy', 'original', 'verified'] as const;

/** Vacancies with skills in every region, and people with lists of them. People are not assessed: recognition does not move while vacancies do. */
export class FeedWorld {
  private constructor(
    private readonly service: TestService,
    private readonly occupations: readonly OccupationSkills[],
    private readonly vacancies: number,
  ) {}

  static async create(service: TestService, people: number, vacancies: number): Promise<FeedWorld> {
    await service.app.get(LoadDemonstration).reference(true);
    const { occupations } = await service.app.get(PresentTaxonomy).get();
    const world = new FeedWorld(service, occupations.all, vacancies);
    for (let at = 0; at < vacancies; at += BATCH) await world.keep(at, Math.min(BATCH, vacancies - at));
    for (let at = 0; at < people; at += BATCH) await world.addPeople(at, Math.min(BATCH, people - at));
    return world;
  }

  /** Changes number `from` and later: the first of each vacancy makes it, the others move it to another region, give it other hours, or close it. */
  async keep(from: number, count: number): Promise<number> {
    const forms = Array.from({ length: count }, (_, one) => this.change(from + one));
    const kept = await this.service.app.get(KeepVacancies).execute(forms);
    return Math.max(...kept.map(({ revision }) => revision));
  }

  private change(at: number): VacancyForm {
    const [vacancy, round] = [at % this.vacancies, Math.floor(at / this.vacancies)];
    const { uri, isco, essential, optional } = this.occupations[(vacancy * 7) % this.occupations.length]!;
    return {
      ...{ source: 'feed', reference: `feed-${vacancy}`, title: `Vacancy ${vacancy}`, languages: [], recognitionRequired: false },
      ...{
        region: REGIONS[(vacancy * 11 + round) % REGIONS.length]!,
        occupation: isco,
        occupationUri: uri,
        regulated: false,
        remote: false,
      },
      ...{ essentialSkills: essential.slice(vacancy % 3, 12), optionalSkills: optional.slice(0, 6), openings: 1 },
      ...{ hoursPerWeek: 10 + ((vacancy + round) % 31), status: at % 11 ? 'open' : 'closed' },
    } as VacancyForm;
  }

  private async addPeople(from: number, count: number): Promise<void> {
    const people = Array.from({ length: count }, (_, one) => this.person(from + one));
    const repository = this.service.app.get(ProfilesRepository);
    await this.service.app.get(DataSource).transaction(async (tx) => {
      for (const person of people) await repository.insert(tx, person);
    });
    await this.service.app.get(MatchProfiles).execute(people.map(({ id }) => id));
  }

  private person(at: number): Profile {
    const experience = (which: number, from: string, to: string) => {
      const { uri, isco } = this.occupations[which % this.occupations.length]!;
      const evidence = EVIDENCE[(at + which) % EVIDENCE.length]!;
      const [begun, ended] = [from, to].map(parseIsoMonth) as [ReturnType<typeof parseIsoMonth>, ReturnType<typeof parseIsoMonth>];
      return { id: newId(), occupation: isco, occupationUri: uri, country: COUNTRY, from: begun, to: ended, evidence, skills: [] };
    };
    const regions = [at, at * 3 + 1, at * 5 + 2].slice(0, 1 + (at % 3)).map((one) => REGIONS[one % REGIONS.length]!);
    return {
      ...{ id: newId(), revision: 1, destination: COUNTRY, nationalities: [COUNTRY], credentials: [], skills: [], languages: [] },
      ...{ licences: [], wishes: { occupations: [], regions: [...new Set(regions)] }, demonstration: false },
      experiences: [experience(at * 13, '2018-01', '2024-06'), experience(at * 29 + 5, '2012-01', '2014-03')],
    };
  }
}
