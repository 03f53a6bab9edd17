import { Body, Controller, Get, Post, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditsAct, AuditsRead } from '../../audit/index.js';
import { CurrentPrincipal, countriesWithin, FormToken, type Principal } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { languageOf } from '../../platform/pages/language.js';
import { Page } from '../../platform/pages/page.js';
import { PageRenderer } from '../../platform/pages/page-renderer.js';
import { pageOf, readCursor } from '../../platform/paging/page.js';
import { everyRow, sendTable } from '../../platform/tables/send-table.js';
import type { TableFormat } from '../../platform/tables/table.js';
import { PeopleOfDesk } from '../application/people-of-desk.js';
import { SearchPeople } from '../application/search-people.js';
import { TellApart } from '../application/tell-apart.js';
import { LOOKING_STATES, type LookingState } from '../domain/still-looking.js';
import { peopleTable } from './people-table.js';
import { idsOf, type SentForm } from './read-registration.js';
import { readSearched } from './read-searched.js';

const ROWS = 50;
const AT_ONCE = 500;
const VIEW = 'profiles/pages/views/people-desk.njk';
type Asked = Readonly<Record<string, string | undefined>>;

/** People of a desk: found by a name however it is spelled, and listed. Searches go by POST, so that no name stands in an address. */
@ApiExcludeController()
@Controller('desk/people')
@Needs('people:look-up')
export class DeskPeopleController {
  constructor(
    private readonly people: PeopleOfDesk,
    private readonly search: SearchPeople,
    private readonly tellApart: TellApart,
    private readonly renderer: PageRenderer,
  ) {}

  @Get()
  @AuditsRead('people.looked-up')
  @Page(VIEW)
  list(@CurrentPrincipal() principal: Principal, @Query() query: Asked, @Req() request: FastifyRequest, @FormToken() formToken?: string) {
    return this.view(principal, query, request, { formToken });
  }

  @Get('list.csv')
  @AuditsRead('list.exported')
  peopleAsCsv(@CurrentPrincipal() principal: Principal, @Query() query: Asked, @Req() request: FastifyRequest): StreamableFile {
    return this.file(principal, query, request, 'csv');
  }

  @Get('list.xlsx')
  @AuditsRead('list.exported')
  peopleAsXlsx(@CurrentPrincipal() principal: Principal, @Query() query: Asked, @Req() request: FastifyRequest): StreamableFile {
    return this.file(principal, query, request, 'xlsx');
  }

  @Post()
  @AuditsRead('people.looked-up')
  async find(
    @CurrentPrincipal() principal: Principal,
    @Body() form: SentForm | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @FormToken() formToken?: string,
  ): Promise<string> {
    return this.found(principal, form ?? {}, request, reply, formToken);
  }

  /** The answer of a human is kept, and the search shown again. @throws ProfileNotFound */
  @Post('told-apart')
  @AuditsAct('person.told-apart', 'people.looked-up')
  async apart(
    @CurrentPrincipal() principal: Principal,
    @Body() form: SentForm | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @FormToken() formToken?: string,
  ): Promise<string> {
    const [one, other] = [...idsOf(form ?? {}, 'one'), ...idsOf(form ?? {}, 'other')];
    if (one && other) await this.tellApart.execute([one, other], principal);
    return this.found(principal, form ?? {}, request, reply, formToken);
  }

  private async found(principal: Principal, form: SentForm, request: FastifyRequest, reply: FastifyReply, formToken?: string) {
    const { asked, given, wrong } = readSearched(form);
    const found = wrong.length ? undefined : await this.search.execute(asked, countriesWithin(principal, 'people:look-up'));
    const names = Object.fromEntries((found?.items ?? []).map((one) => [one.id, one.name]));
    const language = languageOf(request);
    const model = await this.view(principal, {}, request, { formToken, given, wrong, found, names });
    void reply
      .status(wrong.length ? 422 : 200)
      .type('text/html; charset=utf-8')
      .header('content-language', language);
    return this.renderer.render(VIEW, model, language, '/desk/people');
  }

  private async view(principal: Principal, query: Asked, request: FastifyRequest, more: object) {
    const looking = stateIn(query);
    const rows = await this.people.list(principal, looking, readCursor(query.cursor), ROWS + 1);
    const { items, nextCursor } = pageOf(rows, ROWS, ({ id }) => id);
    const table = this.table(request);
    const kept = new URLSearchParams(looking ? { looking } : {});
    const next = nextCursor && `/desk/people?${new URLSearchParams([...kept, ['cursor', nextCursor]])}`;
    const cells = items.map((row) => ({ id: row.id, cells: table.columns.map(({ cell }) => cell(row)) }));
    const headings = table.columns.map(({ heading }) => heading);
    return {
      ...more,
      headings,
      rows: cells,
      next,
      filter: kept.toString(),
      looking,
      states: LOOKING_STATES,
      hasFairs: principal.grants.some(({ role }) => role === 'caseworker'),
      demonstration: principal.demonstration,
    };
  }

  private file(principal: Principal, query: Asked, request: FastifyRequest, format: TableFormat): StreamableFile {
    const looking = stateIn(query);
    const rows = everyRow((last: { readonly id: string } | undefined) => this.people.list(principal, looking, last?.id, AT_ONCE));
    return sendTable(this.table(request), rows as never, format);
  }

  private table(request: FastifyRequest) {
    const language = languageOf(request);
    return peopleTable((key) => this.renderer.text(language, key), language);
  }
}

function stateIn({ looking }: Asked): LookingState | undefined {
  return LOOKING_STATES.find((state) => state === looking);
}
