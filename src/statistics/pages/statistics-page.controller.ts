import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { AuditExempt } from '../../audit/index.js';
import { CurrentPrincipal, type Principal } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { languageOf } from '../../platform/pages/language.js';
import { Page } from '../../platform/pages/page.js';
import { pageOf, readCursor } from '../../platform/paging/page.js';
import { InvalidParameter } from '../../platform/problem-details/errors.js';
import { COUNTRIES, parseLanguage, regionsOf } from '../../standards/index.js';
import { Statistics } from '../application/statistics.js';
import { TitleCells } from '../application/title-cells.js';
import { type CellFilter, LEVELS } from '../domain/cell.js';
import { StatisticsNotCounted } from '../domain/statistics.errors.js';
import { groupOfUnnamed } from '../domain/supply.js';
import { afterOf, type Query_, readDemandFilter, readPopulation, readSupplyFilter } from '../http/read-asked.js';
import type { Population } from '../storage/snapshots.repository.js';

const ROWS = 50;
const ABOUT = ['demand', 'sought', 'practised', 'recognised', 'skill'] as const;
/** Of which single occupations are counted, beside the groups. */
const OF_ESCO: readonly string[] = ['demand', 'practised', 'recognised'];

/** The same tables for people who work at a ministry; what is shown stands in the address. */
@ApiExcludeController()
@Controller('statistics')
@Needs('statistics:read')
@AuditExempt('counts over many, held back where few')
export class StatisticsPageController {
  constructor(
    private readonly statistics: Statistics,
    private readonly titleCells: TitleCells,
  ) {}

  @Get()
  @Page('statistics/pages/views/statistics.njk')
  async show(@Query() query: Query_, @CurrentPrincipal() principal: Principal, @Req() request: FastifyRequest) {
    const asked = askedOf(query, principal);
    const regions = asked.country ? regionsOf(asked.country as Population['country']) : [];
    const choices = {
      countries: [...new Set([asked.country ?? '', ...COUNTRIES.map(({ code }) => code)])].filter(Boolean),
      regions,
      about: ABOUT,
      levels: LEVELS,
    };
    if (!asked.country) return { asked, ...choices };
    const of = readPopulation(asked);
    const filter = filterOf(asked, of);
    return filter ? { asked, ...choices, ...(await this.table(of, filter, asked, request)) } : { asked, ...choices, wrongOccupation: true };
  }

  private async table(of: Population, filter: CellFilter, asked: Query_, request: FastifyRequest) {
    const counted = await this.statistics.snapshot(of).catch(notYet);
    if (!counted) return { notYet: true };
    const found = await this.statistics.cells(of, filter, afterOf(readCursor(asked.cursor)), ROWS + 1);
    const titled = await this.titleCells.execute(found, parseLanguage(languageOf(request)));
    const { items, nextCursor } = pageOf(titled, ROWS, ({ code, region }) => `${code} ${region}`);
    const { demonstration } = of;
    const cells = items.map((cell) => ({ ...cell, isUnnamed: groupOfUnnamed(cell.code) !== undefined }));
    return { counted, cells, csv: addressOf(asked, filter), next: nextCursor && nextOf(asked, nextCursor), demonstration };
  }
}

/** A form sends every field, also those that say nothing; skills have no groups. */
function askedOf(query: Query_, { grants }: Principal): Query_ {
  const about = ABOUT.find((one) => one === query.about) ?? 'demand';
  const country = query.country ?? grants.find((grant) => grant.country)?.country;
  const finest = about === 'skill' ? 'esco' : '4';
  const isFitting = OF_ESCO.includes(about) || query.level === 'all' || (about === 'skill') === (query.level === 'esco');
  const level = isFitting ? query.level : finest;
  const occupation = about === 'skill' ? undefined : query.occupation?.trim();
  const region = query.region?.includes('-') && !query.region.startsWith(`${country}-`) ? undefined : query.region;
  return { ...query, about, of: about === 'demand' ? undefined : about, country, region, level, occupation };
}

/** Undefined: what was typed as an occupation is none. */
function filterOf(asked: Query_, of: Population): CellFilter | undefined {
  try {
    return asked.about === 'demand' ? readDemandFilter(asked, of) : readSupplyFilter(asked, of);
  } catch (error) {
    if (error instanceof InvalidParameter && error.parameter === 'occupation') return undefined;
    throw error;
  }
}

/** The same question to the API, as a table. */
function addressOf(asked: Query_, { about }: CellFilter): string {
  const { lang: language, cursor: _, about: __, ...others } = asked;
  return `/v1/statistics/${about === 'demand' ? 'demand' : 'supply'}?${said({ ...others, language, format: 'csv' })}`;
}

function nextOf({ lang: _, of: __, ...asked }: Query_, cursor: string): string {
  return `/statistics?${said({ ...asked, cursor })}`;
}

function said(query: Query_): URLSearchParams {
  return new URLSearchParams(Object.entries(query).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : [])));
}

function notYet(error: unknown): undefined {
  if (!(error instanceof StatisticsNotCounted)) throw error;
}
