import { Controller, Get, Headers, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Public } from '../../platform/access/needs.js';
import { pageOf, readCursor, readLimit } from '../../platform/paging/page.js';
import { readParameter } from '../../platform/validation/read-parameter.js';
import {
  COUNTRIES,
  countryName,
  ISCED_FIELDS,
  ISCED_LEVELS,
  ISCO_GROUPS,
  iscedFieldTitleIn,
  iscoTitleIn,
  LANGUAGES,
  languageName,
  parseCountry,
  REGIONS,
} from '../../standards/index.js';
import { ReadIscoTitles } from '../application/read-isco-titles.js';
import { askedLanguage } from './asked-language.js';
import { CodeListDto, type CodeTitleDto } from './concept.dto.js';

type Query_ = Readonly<Record<string, string | undefined>>;

/** The code lists of published standards, as this service reads them. */
@ApiTags('standards')
@ApiQuery({ name: 'limit', required: false })
@ApiQuery({ name: 'cursor', required: false })
@Controller('v1/standards')
@Public()
export class StandardsController {
  constructor(private readonly titles: ReadIscoTitles) {}

  @Get('isced-levels')
  @ApiOkResponse({ type: CodeListDto })
  @ApiOperation({ operationId: 'listIscedLevels', summary: 'ISCED 2011 levels' })
  iscedLevels(@Query() query: Query_): CodeListDto {
    return listed(
      ISCED_LEVELS.map(({ level, title }) => ({ code: String(level), title })),
      query,
    );
  }

  @Get('isced-fields')
  @ApiQuery({ name: 'language', required: false, example: 'ro' })
  @ApiOkResponse({ type: CodeListDto, example: { items: [{ code: '0913', title: 'Asistență medicală și moașe' }], nextCursor: '0913' } })
  @ApiOperation({
    operationId: 'listIscedFields',
    summary: 'ISCED-F 2013 fields, titled in the language asked for where it is one of the pages, else in English',
  })
  iscedFields(@Query() query: Query_, @Headers('accept-language') accepted?: string): CodeListDto {
    const { language } = new Intl.Locale(askedLanguage(query, accepted));
    return listed(
      ISCED_FIELDS.map(({ code }) => ({ code, title: iscedFieldTitleIn(code, language).text })),
      query,
    );
  }

  @Get('isco-groups')
  @ApiOkResponse({ type: CodeListDto })
  @ApiOperation({
    operationId: 'listIscoGroups',
    summary:
      'ISCO-08 groups, titled in the language asked for: as an imported release of ESCO has them, else in our own words, else in English',
  })
  async iscoGroups(@Query() query: Query_, @Headers('accept-language') accepted?: string): Promise<CodeListDto> {
    const asked = askedLanguage(query, accepted);
    const [titles, { language }] = [await this.titles.execute(asked), new Intl.Locale(asked)];
    return listed(
      ISCO_GROUPS.map(({ code }) => ({ code, title: titles.get(code) ?? iscoTitleIn(code, language).text })),
      query,
    );
  }

  @Get('countries')
  @ApiOkResponse({ type: CodeListDto })
  @ApiOperation({ operationId: 'listCountries', summary: 'ISO 3166-1 countries, named in the language asked for' })
  countries(@Query() query: Query_, @Headers('accept-language') accepted?: string): CodeListDto {
    const language = askedLanguage(query, accepted);
    return listed(
      COUNTRIES.map(({ code }) => ({ code, title: countryName(code, language) })),
      query,
    );
  }

  @Get('regions')
  @ApiOkResponse({ type: CodeListDto })
  @ApiQuery({ name: 'country', required: false, example: 'MD' })
  @ApiOperation({ operationId: 'listRegions', summary: 'ISO 3166-2 regions' })
  regions(@Query() query: Query_): CodeListDto {
    const country = readParameter(query, 'country', parseCountry);
    const found = REGIONS.filter(({ code }) => !country || code.startsWith(`${country}-`));
    return listed(
      found.map(({ code, name }) => ({ code, title: name })),
      query,
    );
  }

  @Get('languages')
  @ApiOkResponse({ type: CodeListDto })
  @ApiOperation({ operationId: 'listLanguages', summary: 'Languages of ISO 639-1, named in the language asked for' })
  languages(@Query() query: Query_, @Headers('accept-language') accepted?: string): CodeListDto {
    const language = askedLanguage(query, accepted);
    return listed(
      LANGUAGES.map(({ code }) => ({ code, title: languageName(code, language) })),
      query,
    );
  }
}

function listed(all: readonly CodeTitleDto[], query: Query_): CodeListDto {
  const limit = readLimit(query.limit, 500);
  const after = readCursor(query.cursor);
  const begin = after === undefined ? 0 : all.findIndex(({ code }) => code === after) + 1;
  return pageOf(all.slice(begin, begin + limit + 1), limit, ({ code }) => code);
}
