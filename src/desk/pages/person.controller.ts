import { Controller, Get, Param, ParseUUIDPipe, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { AuditsRead, adviceOf } from '../../audit/index.js';
import { CurrentPrincipal, FormToken, type Principal } from '../../identity/index.js';
import { advisedOnPage, matchView, ReadMatches, skillsOfMatches } from '../../matching/index.js';
import { Needs } from '../../platform/access/needs.js';
import { besideOf, languageOf } from '../../platform/pages/language.js';
import { Page } from '../../platform/pages/page.js';
import { Profiles } from '../../profiles/index.js';
import { parseLanguage } from '../../standards/index.js';
import { Taxonomy } from '../../taxonomy/index.js';
import { HistoryOfPerson } from '../application/history-of-person.js';
import { languagesBeside } from './beside.js';
import { PersonView } from './person-view.js';
import { ToTheDoor } from './to-the-door.js';

/** A person whom the caseworker looks after. */
@ApiExcludeController()
@UseFilters(ToTheDoor)
@Controller('desk/people/:profileId')
export class DeskPersonController {
  constructor(
    private readonly view: PersonView,
    private readonly history: HistoryOfPerson,
    private readonly profiles: Profiles,
    private readonly matches: ReadMatches,
    private readonly taxonomy: Taxonomy,
  ) {}

  @Get()
  @Needs('people:open')
  @AuditsRead('person.read', 'profileId', adviceOf)
  @Page('desk/pages/views/person.njk')
  async person(
    @Param('profileId', ParseUUIDPipe) id: string,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @FormToken() formToken?: string,
  ) {
    const language = languageOf(request);
    const beside = besideOf(request, language);
    const [shown, happened] = await Promise.all([
      this.view.of(id, beside ? [language, beside] : [language]),
      this.history.of(principal, id),
    ]);
    return { ...shown, happened, others: languagesBeside(language, shown.spoken), formToken };
  }

  /** Why this work, or why not. @throws ProfileNotFound, VacancyNotFound */
  @Get('vacancies/:vacancyId')
  @Needs('matches:read')
  @AuditsRead('person.read', 'profileId', adviceOf)
  @Page('desk/pages/views/why.njk')
  async why(
    @Param('profileId', ParseUUIDPipe) id: string,
    @Param('vacancyId', ParseUUIDPipe) vacancyId: string,
    @Req() request: FastifyRequest,
  ) {
    const [match, details, [profile]] = await Promise.all([
      this.matches.one(id, vacancyId),
      this.profiles.details([id]),
      this.profiles.many([id]),
    ]);
    const labels = await this.taxonomy.labels(skillsOfMatches([match]), parseLanguage(languageOf(request)));
    const gates = match.explanation.gates.filter(({ asked }) => asked !== null);
    return {
      person: { id, displayName: details.get(id)?.displayName },
      match: { ...matchView(match, labels), standing: match.explanation.standing, gates },
      fresh: match.fresh,
      advice: [advisedOnPage.match(match)],
      demonstration: profile?.demonstration,
    };
  }
}
