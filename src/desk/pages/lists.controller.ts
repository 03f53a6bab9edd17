import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { AuditExempt, AuditsRead } from '../../audit/index.js';
import { CurrentPrincipal, countriesWithin, type Principal } from '../../identity/index.js';
import { NewMatches } from '../../matching/index.js';
import { Needs } from '../../platform/access/needs.js';
import { Page } from '../../platform/pages/page.js';
import { pageOf, readCursor } from '../../platform/paging/page.js';
import { Caseworkers, Profiles } from '../../profiles/index.js';
import { WatchFeeds } from '../../vacancies/index.js';
import { beginOfYesterday, sourcesOf } from '../application/todays-work.js';
import { pseudonymOf } from './pseudonym.js';
import { idOfCursor } from './read-query.js';

const ROWS = 50;
const REFUSED_SHOWN = 100;

/** The lists behind what the first page counts. */
@ApiExcludeController()
@Controller('desk')
export class DeskListsController {
  constructor(
    private readonly caseworkers: Caseworkers,
    private readonly profiles: Profiles,
    private readonly newMatches: NewMatches,
    private readonly feeds: WatchFeeds,
  ) {}

  @Get('people/mine')
  @Needs('desk:open')
  @AuditsRead('person.read')
  @Page('desk/pages/views/people.njk')
  async people(@CurrentPrincipal() principal: Principal) {
    const ids = await this.caseworkers.peopleOf(principal);
    const [people, details, places] = await Promise.all([
      this.profiles.many(ids),
      this.profiles.details(ids),
      this.newMatches.since(beginOfYesterday(), ids),
    ]);
    const fresh = (id: string) => places.filter(({ profileId }) => profileId === id).length;
    const rows = people.map(({ id, looking }) => ({ id, name: details.get(id)?.displayName, looking, fresh: fresh(id) }));
    const byName = rows.toSorted((one, other) => other.fresh - one.fresh || (one.name ?? '').localeCompare(other.name ?? ''));
    return { people: byName, demonstration: principal.demonstration };
  }

  @Get('people/waiting')
  @Needs('desk:open')
  @AuditExempt('ids of people whom nobody looks after yet, and nothing of theirs')
  @Page('desk/pages/views/waiting.njk')
  async waiting(@CurrentPrincipal() principal: Principal, @Query('cursor') cursor?: string) {
    const countries = countriesWithin(principal, 'desk:open') ?? [];
    const rows = await this.caseworkers.waiting(countries, idOfCursor(readCursor(cursor)), ROWS + 1);
    const { items, nextCursor } = pageOf(rows, ROWS, ({ id }) => id);
    return { people: items.map((one) => ({ ...one, pseudonym: pseudonymOf(one.id) })), nextCursor, demonstration: principal.demonstration };
  }

  @Get('feeds')
  @Needs('feeds:watch')
  @AuditExempt('vacancies are public')
  @Page('desk/pages/views/feeds.njk')
  async sent(@CurrentPrincipal() principal: Principal, @Query('cursor') cursor?: string) {
    const rows = await this.feeds.list(sourcesOf(principal), idOfCursor(readCursor(cursor)), ROWS + 1);
    return { ...pageOf(rows, ROWS, ({ id }) => id), demonstration: principal.demonstration };
  }

  /** Why rows of one feed were refused. */
  @Get('feeds/:feedId')
  @Needs('feeds:watch')
  @AuditExempt('vacancies are public')
  @Page('desk/pages/views/feed.njk')
  async refused(@Param('feedId', ParseUUIDPipe) id: string, @CurrentPrincipal() principal: Principal) {
    const rows = await this.feeds.refused(id, sourcesOf(principal), REFUSED_SHOWN);
    return { rows, most: REFUSED_SHOWN, demonstration: principal.demonstration };
  }
}
