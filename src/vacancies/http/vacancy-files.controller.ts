import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiBadRequestResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import { AuditsRead } from '../../audit/index.js';
import { Needs } from '../../platform/access/needs.js';
import { InvalidParameter } from '../../platform/problem-details/errors.js';
import { everyRow, sendTable, TABLE_TYPES } from '../../platform/tables/send-table.js';
import { TABLE_FORMATS, type TableFormat } from '../../platform/tables/table.js';
import { readParameter } from '../../platform/validation/read-parameter.js';
import { parseCountry } from '../../standards/index.js';
import { Vacancies } from '../application/vacancies.js';
import { parseVacancyStatus, type Vacancy } from '../domain/vacancy.js';
import { VACANCY_TABLE } from './vacancy-table.js';

const AT_ONCE = 500;

/** Advertisements as a file for a spreadsheet, with the filters of the list. */
@ApiTags('vacancies')
@Controller('v1/vacancies/file')
export class VacancyFilesController {
  constructor(private readonly vacancies: Vacancies) {}

  @Get()
  @Needs('vacancies:read')
  @AuditsRead('list.exported')
  @ApiOperation({
    operationId: 'downloadVacancies',
    summary:
      'Advertisements as CSV or XLSX, sent while they are read; no cell is a formula: in CSV an apostrophe stands before what begins as one',
  })
  @ApiQuery({ name: 'format', enum: TABLE_FORMATS, example: 'csv' })
  @ApiQuery({ name: 'country', required: false, example: 'MD' })
  @ApiQuery({ name: 'source', required: false, example: 'demo-office' })
  @ApiQuery({ name: 'status', required: false, enum: ['open', 'closed'] })
  @ApiProduces(...Object.values(TABLE_TYPES))
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' }, description: 'One row an advertisement' })
  @ApiBadRequestResponse({ description: 'invalid-parameter' })
  file(@Query() query: Record<string, string>): StreamableFile {
    const format = readParameter(query, 'format', parseFormat);
    if (!format) throw new InvalidParameter('format', `Give one of ${TABLE_FORMATS.join(', ')}.`);
    const [country, status] = [readParameter(query, 'country', parseCountry), readParameter(query, 'status', parseVacancyStatus)];
    const filter = { ...(query.source && { source: query.source }), ...(status && { status }), ...(country && { country }) };
    const rows = everyRow<Vacancy>((last) => this.vacancies.page(filter, last?.id, AT_ONCE));
    return sendTable(VACANCY_TABLE, rows, format);
  }
}

function parseFormat(given: unknown): TableFormat {
  const found = TABLE_FORMATS.find((format) => format === given);
  if (!found) throw new Error(`Give one of ${TABLE_FORMATS.join(', ')}.`);
  return found;
}
