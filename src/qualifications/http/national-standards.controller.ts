import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Public } from '../../platform/access/needs.js';
import { pageOf, readCursor, readLimit } from '../../platform/paging/page.js';
import { readParameter } from '../../platform/validation/read-parameter.js';
import { parseCountry, parseIscoGroup } from '../../standards/index.js';
import { NationalStandards } from '../application/national-standards.js';
import { NationalStandardDto, NationalStandardPageDto, ValidationCentreDto, ValidationCentrePageDto } from './national-standard.dto.js';

@ApiTags('qualifications')
@Controller('v1')
@Public()
export class NationalStandardsController {
  constructor(private readonly standards: NationalStandards) {}

  @Get('national-standards')
  @ApiOperation({ operationId: 'listNationalStandards', summary: 'What a country asks of a trade, unit by unit' })
  @ApiQuery({ name: 'country', required: false, example: 'MD' })
  @ApiQuery({ name: 'occupation', required: false, example: '5322', description: 'ISCO-08, also a group' })
  @ApiQuery({ name: 'limit', required: false })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiOkResponse({ type: NationalStandardPageDto })
  async list(@Query() query: Record<string, string>): Promise<NationalStandardPageDto> {
    const country = readParameter(query, 'country', parseCountry);
    const occupation = readParameter(query, 'occupation', parseIscoGroup);
    const found = (await this.standards.register()).standards.filter(
      (one) => (!country || one.country === country) && (!occupation || one.occupation.startsWith(occupation)),
    );
    return page(found, query, NationalStandardDto.from);
  }

  @Get('national-standards/:standard')
  @ApiParam({ name: 'standard', type: String, description: 'UUID or code', example: 'MD-5322' })
  @ApiOperation({ operationId: 'readNationalStandard', summary: 'One national standard' })
  @ApiOkResponse({ type: NationalStandardDto })
  @ApiNotFoundResponse({ description: 'national-standard-not-found' })
  async read(@Param('standard') standard: string): Promise<NationalStandardDto> {
    return NationalStandardDto.from(await this.standards.get(standard));
  }

  @Get('validation-centres')
  @ApiOperation({ operationId: 'listValidationCentres', summary: 'Where non-formal and informal learning is validated' })
  @ApiQuery({ name: 'country', required: false, example: 'MD' })
  @ApiQuery({ name: 'standard', required: false, example: 'MD-5322', description: 'UUID or code' })
  @ApiQuery({ name: 'limit', required: false })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiOkResponse({ type: ValidationCentrePageDto })
  @ApiNotFoundResponse({ description: 'national-standard-not-found' })
  async centres(@Query() query: Record<string, string>): Promise<ValidationCentrePageDto> {
    const country = readParameter(query, 'country', parseCountry);
    const standard = query.standard ? await this.standards.get(query.standard) : undefined;
    const found = (await this.standards.register()).centres
      .filter((one) => !country || one.country === country)
      .filter((one) => !standard || (one.country === standard.country && one.standards.includes(standard.code)));
    return page(found, query, ValidationCentreDto.from);
  }
}

function page<T extends { readonly id: string }, D extends { id: string }>(
  all: readonly T[],
  query: Record<string, string>,
  from: (one: T) => D,
) {
  const after = readCursor(query.cursor);
  const limit = readLimit(query.limit);
  const following = all.toSorted((a, b) => (a.id < b.id ? -1 : 1)).filter(({ id }) => !after || id > after);
  return pageOf(following.slice(0, limit + 1).map(from), limit, ({ id }) => id);
}
