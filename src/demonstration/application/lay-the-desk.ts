import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BreakTheGlass, type Principal, Principals } from '../../identity/index.js';
import { today } from '../../platform/clock.js';
import { newId } from '../../platform/database/new-id.js';
import { Caseworkers, Consents, type Profile, Profiles } from '../../profiles/index.js';
import { MoveCase, OpenCase } from '../../recognition/index.js';
import { BringInReferral } from '../../referrals/index.js';
import { AskForReview } from '../../reviews/index.js';
import {
  addDays,
  type CountryCode,
  type IscoCode,
  type IsoDate,
  parseCountry,
  parseIsoDate,
  type RegionCode,
} from '../../standards/index.js';
import { BeginImport, KeepVacancies, Vacancies } from '../../vacancies/index.js';

const MD = parseCountry('MD');
const SOURCE = 'demonstration-md';
const TAKEN_ON = 6;

/** Titles as offices write them: what they mean is for somebody to confirm. */
const UNCLEAR = [
  ['Om bun la toate în bucătărie', '9412'],
  ['Ajutor pentru bătrâni la domiciliu, Orhei', '5322'],
  ['Sudor / lăcătuș (f/m)', '7212'],
] as const;
/** Rows that are refused, each for a reason of its own. */
const REFUSED = 'reference;title;region;isco\nX-1;Sudor;MD-XX;7212\nX-2;?;MD-OR;\nX-3;Zidar;MD-CU;99999\n';

/** An invented morning at the desk of Moldova, so that each of its pages has something to show. It is laid once. */
@Injectable()
export class LayTheDesk {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly principals: Principals,
    private readonly profiles: Profiles,
    private readonly caseworkers: Caseworkers,
    private readonly consents: Consents,
    private readonly vacancies: Vacancies,
    private readonly keepVacancies: KeepVacancies,
    private readonly beginImport: BeginImport,
    private readonly bringIn: BringInReferral,
    private readonly openCase: OpenCase,
    private readonly moveCase: MoveCase,
    private readonly askForReview: AskForReview,
    private readonly glass: BreakTheGlass,
  ) {}

  /** Once everybody is matched. Two processes that start together wait for each other. */
  execute(): Promise<void> {
    return this.dataSource.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('demonstration of the desk', 0))`);
      await this.lay();
    });
  }

  private async lay(): Promise<void> {
    const known = await this.principals.demonstration();
    const named = (name: string) => known.find((one) => one.name === name);
    const [caseworker, assessor] = [named('Demonstration caseworker of MD'), named('Demonstration assessor of MD')];
    if (!caseworker || !assessor || (await this.caseworkers.peopleOf(caseworker)).length) return;
    const people = (await this.profiles.demonstrationPeople()).filter(({ destination }) => destination === MD);
    const [first, second, third, ...others] = people;
    if (!first || !second || !third) return;
    for (const { id } of people.slice(0, TAKEN_ON)) await this.caseworkers.takeOn(id, caseworker);
    await this.sendVacancies(caseworker);
    await this.refer(caseworker, first, second);
    await this.apply(assessor, second, third);
    const words = 'I have cared for old people for six years. Why is home care not first? (invented)';
    await this.askForReview.execute(second.id, { about: { kind: 'match-list', id: null }, words }, undefined);
    const colleague: Principal = { id: newId(), name: 'Demonstration colleague of MD', grants: [], demonstration: true };
    const reason = 'Her caseworker is ill, and the employer asked today. (invented)';
    await this.glass.execute(colleague, 'glass:break', others[0]?.id ?? third.id, MD, reason);
  }

  private async sendVacancies({ id }: Principal): Promise<void> {
    const forms = UNCLEAR.map(([title, occupation], at) => ({
      ...{ source: SOURCE, reference: `U-${at + 1}`, title, employer: `Demonstration kitchen and home ${at + 1}` },
      ...{ region: 'MD-OR' as RegionCode, occupation: occupation as IscoCode, languages: [], recognitionRequired: false },
      ...{ regulated: false, remote: false, openings: 1, status: 'open' as const },
    }));
    await this.keepVacancies.execute(forms, { demonstration: true });
    const feed = { format: 'csv', source: SOURCE, countries: [MD] as CountryCode[], begunBy: id } as const;
    await this.beginImport.execute(feed, bytesOf(REFUSED));
  }

  /** Two that began on paper, and of which nobody has heard since. */
  private async refer(caseworker: Principal, ...people: readonly Profile[]): Promise<void> {
    const day = parseIsoDate(today());
    for (const [at, profile] of people.entries()) {
      const vacancyId = await this.workFor(profile);
      if (!vacancyId) continue;
      const [proposedOn, on] = [addDays(day, -30), addDays(day, -25)];
      const agreed = { on, fields: ['skills', 'experience'] as const, until: addDays(day, 60) };
      const days = { proposedOn, answerBy: addDays(proposedOn, 14), agreed, ...(at === 0 && { contactedOn: addDays(day, -20) }) };
      await this.bringIn.execute(caseworker, { profileId: profile.id, vacancyId, ...days });
    }
  }

  /** One case whose limit is near, and one that is late. */
  private async apply(assessor: Principal, ...people: readonly Profile[]): Promise<void> {
    const day = parseIsoDate(today());
    for (const [at, { id, credentials }] of people.entries()) {
      await this.consents.give(id, { recipient: 'Demonstration authority', purpose: 'apply-for-recognition', language: 'ro' });
      const { kind = 'formal', country = parseCountry('IT'), title = 'Diploma' } = credentials[0] ?? {};
      const facts = { destination: MD, credential: { kind, country, title, awardedOn: parseIsoDate('2015-06-20') } };
      const opened = await this.openCase.execute(assessor, { purpose: 'employment', facts, profileId: id, demonstration: true });
      await this.moveCase.execute(assessor, opened.id, undefined, () => completedFor(addDays(day, at === 0 ? 12 : -1)));
    }
  }

  private async workFor({ wishes }: Profile): Promise<string | undefined> {
    const [occupation] = wishes.occupations;
    const [found] = await this.vacancies.search(
      { country: MD, status: 'open', source: 'demonstration', ...(occupation && { occupation }) },
      undefined,
      1,
    );
    return found?.id;
  }
}

function completedFor(decideBy: IsoDate) {
  return { kind: 'completed', decideBy } as const;
}

async function* bytesOf(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}
