import { Controller, Get, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { AuditsRead } from '../../audit/index.js';
import { CurrentPrincipal, type Principal } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { languageOf } from '../../platform/pages/language.js';
import { PageRenderer } from '../../platform/pages/page-renderer.js';
import { everyRow, sendTable } from '../../platform/tables/send-table.js';
import type { TableFormat } from '../../platform/tables/table.js';
import { Referrals } from '../application/referrals.js';
import type { Referral } from '../domain/referral.js';
import { afterOf, keyOf, readAsked } from '../http/referral-list.js';
import { referralTable } from './referral-table.js';
import { ReferralView } from './referral-view.js';

const AT_ONCE = 200;

/** The list of the desk as a file, with the filters of its address. */
@ApiExcludeController()
@Controller('desk/referrals')
@Needs('referrals:released')
export class ReferralFilesController {
  constructor(
    private readonly referrals: Referrals,
    private readonly view: ReferralView,
    private readonly renderer: PageRenderer,
  ) {}

  @Get('list.csv')
  @AuditsRead('list.exported')
  referralsAsCsv(@CurrentPrincipal() principal: Principal, @Query() query: Record<string, string>, @Req() request: FastifyRequest) {
    return this.file(principal, query, request, 'csv');
  }

  @Get('list.xlsx')
  @AuditsRead('list.exported')
  referralsAsXlsx(@CurrentPrincipal() principal: Principal, @Query() query: Record<string, string>, @Req() request: FastifyRequest) {
    return this.file(principal, query, request, 'xlsx');
  }

  /** The first rows are read before anything is sent, so that what is not within reach is refused and no file. */
  private async file(
    principal: Principal,
    query: Record<string, string>,
    request: FastifyRequest,
    format: TableFormat,
  ): Promise<StreamableFile> {
    const asked = readAsked(query);
    const page = (last: Referral | undefined) => this.referrals.list(principal, asked, last && afterOf(keyOf(last)), AT_ONCE);
    const first = await page(undefined);
    const rows = everyRow<Referral>(async (last) => (last ? page(last) : first));
    const language = languageOf(request);
    return sendTable(
      referralTable((key) => this.renderer.text(language, key)),
      this.shown(rows),
      format,
    );
  }

  private async *shown(rows: AsyncIterable<Referral>) {
    for await (const one of rows) yield await this.view.row(one);
  }
}
