import { Controller, Get, Inject, Param } from '@nestjs/common';
import { Agreements, GROUNDING, statusBetween } from '../../agreements/index.js';
import { Public } from '../../platform/access/needs.js';
import { today } from '../../platform/clock.js';
import { Page } from '../../platform/pages/page.js';
import { PROBLEMS } from '../../platform/problem-details/problem.filter.js';
import type { Problems } from '../../platform/problem-details/problems.js';
import { Profiles } from '../../profiles/index.js';
import { isSandbox, parseIsoDate } from '../../standards/index.js';
import { Vacancies } from '../../vacancies/index.js';

export class ProblemNotKnown extends Error {
  readonly code = 'not-found';
  constructor(readonly problem: string) {
    super(`There is no problem "${problem}". /problems lists those that this service answers with.`);
  }
}

/** What the service does, for each of its three kinds of user, and what its words mean. */
@Controller()
@Public()
export class HomeController {
  constructor(
    private readonly agreements: Agreements,
    private readonly profiles: Profiles,
    private readonly vacancies: Vacancies,
    @Inject(PROBLEMS) private readonly problems: Problems,
  ) {}

  @Get()
  @Page('home/pages/views/home.njk')
  async home() {
    const [inForce, people, { open }] = await Promise.all([
      this.agreementsInForce(),
      this.profiles.demonstrationPeople(),
      this.vacancies.counts(),
    ]);
    return { inForce, open, people: people.length, firstPerson: people[1]?.id ?? people[0]?.id, demonstration: people.length > 0 };
  }

  @Get('about/data')
  @Page('home/pages/views/data.njk')
  data() {
    return {};
  }

  @Get('problems')
  @Page('home/pages/views/problems.njk')
  listProblems() {
    return {
      problems: Object.entries(this.problems)
        .map(([code, { status, title }]) => ({ code, status, title }))
        .toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    };
  }

  @Get('problems/:code')
  @Page('home/pages/views/problem.njk')
  problem(@Param('code') code: string) {
    const found = this.problems[code];
    if (!found) throw new ProblemNotKnown(code);
    return { code, status: found.status, title: found.title };
  }

  private async agreementsInForce(): Promise<number> {
    const { agreements } = await this.agreements.register();
    const moment = { asOf: parseIsoDate(today()), knownAt: await this.agreements.knownNow() };
    const real = agreements.filter(({ parties }) => !parties.some(({ country }) => isSandbox(country)));
    return real.filter((agreement) => {
      const [one, other] = agreement.parties;
      const status = one && other && statusBetween(agreement, { from: one.country, to: other.country }, moment);
      return status?.version && GROUNDING.includes(status.status);
    }).length;
  }
}
