import { applyDecorators, Controller, Get, Headers, Query, Res } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiForbiddenResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AuditExempt } from '../../audit/index.js';
import { Needs } from '../../platform/access/needs.js';
import { LEVELS } from '../domain/cell.js';
import { SUPPLY_OF } from '../domain/supply.js';
import { AnswerStatistics } from './answer-statistics.js';
import { type Query_, readDemandFilter, readPopulation, readSupplyFilter } from './read-asked.js';
import { DemandStatisticsDto, SupplyStatisticsDto } from './statistics.dto.js';

const OCCUPATION = 'A group of ISCO-08 with what lies in it, at the level asked for; or one occupation of ESCO, which nobody seeks';
const REGION = 'One region of ISO 3166-2; `each`: every region for itself; `anywhere`: people who name none. Left out: the whole country';

/** What both questions can be asked with, and how they are answered. */
const Asked = () =>
  applyDecorators(
    ApiQuery({ name: 'country', required: true, example: 'MD' }),
    ApiQuery({ name: 'occupation', required: false, example: '53', description: OCCUPATION }),
    ApiQuery({ name: 'level', required: false, enum: LEVELS, description: 'Digits of ISCO-08; `esco`; `all`: one row' }),
    ApiQuery({ name: 'region', required: false, example: 'MD-OR', description: REGION }),
    ApiQuery({ name: 'language', required: false, example: 'ro', description: 'Of the titles, where a release of ESCO is imported' }),
    ApiQuery({ name: 'demonstration', required: false, type: Boolean, description: 'True: what is invented, and nothing else' }),
    ApiQuery({ name: 'format', required: false, enum: ['json', 'csv'], description: 'CSV: the whole table' }),
    ApiQuery({ name: 'limit', required: false, description: '1 to 500, 50 when left out' }),
    ApiQuery({ name: 'cursor', required: false }),
    ApiBadRequestResponse({ description: 'invalid-parameter, invalid-limit, invalid-cursor' }),
    ApiForbiddenResponse({ description: 'role-required' }),
    ApiNotFoundResponse({ description: 'statistics-not-counted: they are being counted, ask again in a few minutes' }),
    ApiProduces('application/json', 'text/csv'),
  );

@ApiTags('statistics')
@Controller('v1/statistics')
@Needs('statistics:read')
@AuditExempt('counts over many, held back where few')
export class StatisticsController {
  constructor(private readonly answer: AnswerStatistics) {}

  @Get('demand')
  @Asked()
  @ApiOperation({ operationId: 'readDemand', summary: 'Open work by occupation and region' })
  @ApiOkResponse({ type: DemandStatisticsDto })
  demand(
    @Query() query: Query_,
    @Headers('accept-language') accepted: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DemandStatisticsDto | string> {
    const of = readPopulation(query);
    const asked = { of, filter: readDemandFilter(query, of), query, ...(accepted && { accepted }) };
    return this.answer.execute(asked, reply, DemandStatisticsDto.from);
  }

  @Get('supply')
  @Asked()
  @ApiQuery({
    name: 'of',
    required: false,
    enum: SUPPLY_OF,
    description: 'Occupations sought, practised or recognised, or skills; sought when left out',
  })
  @ApiQuery({ name: 'skill', required: false, description: 'One skill of ESCO, with of=skill' })
  @ApiOperation({
    operationId: 'readSupply',
    summary: 'People who look for work by occupation or skill and region, where they are ten or more',
  })
  @ApiOkResponse({ type: SupplyStatisticsDto })
  supply(
    @Query() query: Query_,
    @Headers('accept-language') accepted: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SupplyStatisticsDto | string> {
    const of = readPopulation(query);
    const asked = { of, filter: readSupplyFilter(query, of), query, ...(accepted && { accepted }) };
    return this.answer.execute(asked, reply, SupplyStatisticsDto.from);
  }
}
