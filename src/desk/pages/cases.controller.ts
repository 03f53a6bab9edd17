import { Controller, Get, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { PURPOSES } from '../../agreements/index.js';
import { AuditsRead } from '../../audit/index.js';
import { CurrentPrincipal, countriesWithin, type Principal } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { today } from '../../platform/clock.js';
import { languageOf } from '../../platform/pages/language.js';
import { Page } from '../../platform/pages/page.js';
import { PageRenderer } from '../../platform/pages/page-renderer.js';
import { pageOf, readCursor } from '../../platform/paging/page.js';
import { everyRow, sendTable } from '../../platform/tables/send-table.js';
import type { TableFormat } from '../../platform/tables/table.js';
import { type CaseSummary, NearLimitRepository } from '../../recognition/index.js';
import { addDays, parseIsoDate } from '../../standards/index.js';
import { NEAR_DAYS } from '../application/todays-work.js';
import { afterCase, caseTable, keyOfCase, readNearLimit, WITHIN_DAYS } from './case-list.js';

const ROWS = 50;
const AT_ONCE = 500;
type Asked = Readonly<Record<string, string | undefined>>;

/** Cases that an authority has to decide soon, the nearest first, with filters in the address; the same list as a file. */
@ApiExcludeController()
@Controller('desk/cases')
@Needs('cases:list')
export class DeskCasesController {
  constructor(
    private readonly cases: NearLimitRepository,
    private readonly renderer: PageRenderer,
  ) {}

  @Get()
  @AuditsRead('recognition.case-read')
  @Page('desk/pages/views/cases.njk')
  async casesNear(@CurrentPrincipal() principal: Principal, @Query() query: Asked) {
    const on = parseIsoDate(today());
    const countries = countriesWithin(principal, 'cases:list') ?? [];
    const rows = await this.cases.list(readNearLimit(principal, query, on), afterCase(readCursor(query.cursor)), ROWS + 1);
    const { items, nextCursor } = pageOf(rows, ROWS, keyOfCase);
    const kept = Object.entries(query).filter((one): one is [string, string] => Boolean(one[1]) && !['cursor', 'lang'].includes(one[0]));
    const origins = await this.cases.origins({ countries, until: addDays(on, NEAR_DAYS) });
    return {
      cases: items,
      ...{ on, asked: query, nearDays: NEAR_DAYS, withinDays: WITHIN_DAYS, purposes: PURPOSES, origins, countries },
      next: nextCursor && `/desk/cases?${new URLSearchParams([...kept, ['cursor', nextCursor]])}`,
      filter: new URLSearchParams(kept).toString(),
      demonstration: principal.demonstration,
    };
  }

  @Get('list.csv')
  @AuditsRead('list.exported')
  casesAsCsv(@CurrentPrincipal() principal: Principal, @Query() query: Asked, @Req() request: FastifyRequest): StreamableFile {
    return this.file(principal, query, request, 'csv');
  }

  @Get('list.xlsx')
  @AuditsRead('list.exported')
  casesAsXlsx(@CurrentPrincipal() principal: Principal, @Query() query: Asked, @Req() request: FastifyRequest): StreamableFile {
    return this.file(principal, query, request, 'xlsx');
  }

  private file(principal: Principal, query: Asked, request: FastifyRequest, format: TableFormat): StreamableFile {
    const [on, language] = [parseIsoDate(today()), languageOf(request)];
    const asked = readNearLimit(principal, query, on);
    const rows = everyRow<CaseSummary>((last) => this.cases.list(asked, last && afterCase(keyOfCase(last)), AT_ONCE));
    return sendTable(
      caseTable((key) => this.renderer.text(language, key), language, on),
      rows,
      format,
    );
  }
}
