import { Controller, Get, Headers, Param, Query } from '@nestjs/common';
import { ApiBadRequestResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Public } from '../../platform/access/needs.js';
import { pageOf, readCursor, readLimit } from '../../platform/paging/page.js';
import { readParameter } from '../../platform/validation/read-parameter.js';
import { parseOccupationUri, parseSkillUri } from '../../standards/index.js';
import { ReadConcept } from '../application/read-concept.js';
import { SearchConcepts } from '../application/search-concepts.js';
import { askedLanguage } from './asked-language.js';
import { ConceptDto, ConceptPageDto, ConceptSummaryDto, OccupationDto } from './concept.dto.js';

type Query_ = Readonly<Record<string, string | undefined>>;
const LONGEST_SEARCH = 200;

@ApiTags('taxonomy')
@Controller('v1')
@Public()
export class ConceptsController {
  constructor(
    private readonly search: SearchConcepts,
    private readonly reading: ReadConcept,
  ) {}

  @Get('occupations')
  @ApiOperation({ operationId: 'searchOccupations', summary: 'Occupations of ESCO by words in any language, forgiving typing errors' })
  @ApiQuery({ name: 'q', required: false, example: 'sudor' })
  @ApiQuery({ name: 'language', required: false, example: 'ro' })
  @ApiQuery({ name: 'limit', required: false })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiOkResponse({ type: ConceptPageDto })
  @ApiBadRequestResponse({ description: 'invalid-parameter, invalid-limit, invalid-cursor' })
  occupations(@Query() query: Query_, @Headers('accept-language') accepted?: string): Promise<ConceptPageDto> {
    return this.page('occupation', query, accepted);
  }

  @Get('skills')
  @ApiOperation({ operationId: 'searchSkills', summary: 'Skills of ESCO by words in any language, forgiving typing errors' })
  @ApiQuery({ name: 'q', required: false, example: 'weld' })
  @ApiQuery({ name: 'language', required: false })
  @ApiQuery({ name: 'limit', required: false })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiOkResponse({ type: ConceptPageDto })
  @ApiBadRequestResponse({ description: 'invalid-parameter, invalid-limit, invalid-cursor' })
  skills(@Query() query: Query_, @Headers('accept-language') accepted?: string): Promise<ConceptPageDto> {
    return this.page('skill', query, accepted);
  }

  @Get('occupations/:occupationId')
  @ApiParam({ name: 'occupationId', description: 'Last part of the ESCO URI, or the whole URI, URL-encoded', type: String })
  @ApiQuery({ name: 'language', required: false })
  @ApiOperation({ operationId: 'readOccupation', summary: 'One occupation with its essential and optional skills' })
  @ApiOkResponse({ type: OccupationDto })
  @ApiNotFoundResponse({ description: 'occupation-not-found' })
  async occupation(
    @Param('occupationId') id: string,
    @Query() query: Query_,
    @Headers('accept-language') accepted?: string,
  ): Promise<OccupationDto> {
    const uri = readParameter({ occupationId: uriOf('occupation', id) }, 'occupationId', parseOccupationUri);
    return OccupationDto.from(await this.reading.occupation(uri as NonNullable<typeof uri>, askedLanguage(query, accepted)));
  }

  @Get('skills/:skillId')
  @ApiParam({ name: 'skillId', description: 'Last part of the ESCO URI, or the whole URI, URL-encoded', type: String })
  @ApiQuery({ name: 'language', required: false })
  @ApiOperation({ operationId: 'readSkill', summary: 'One skill' })
  @ApiOkResponse({ type: ConceptDto })
  @ApiNotFoundResponse({ description: 'skill-not-found' })
  async skill(@Param('skillId') id: string, @Query() query: Query_, @Headers('accept-language') accepted?: string): Promise<ConceptDto> {
    const uri = readParameter({ skillId: uriOf('skill', id) }, 'skillId', parseSkillUri);
    return ConceptDto.from(await this.reading.skill(uri as NonNullable<typeof uri>, askedLanguage(query, accepted)));
  }

  private async page(kind: 'occupation' | 'skill', query: Query_, accepted: string | undefined): Promise<ConceptPageDto> {
    const limit = readLimit(query.limit);
    const after = readCursor(query.cursor);
    const words = readParameter(query, 'q', parseWords)?.trim();
    const found = await this.search.execute(kind, {
      language: askedLanguage(query, accepted),
      limit: limit + 1,
      ...(words && { words }),
      ...(after !== undefined && { after }),
    });
    const { nextCursor } = pageOf(found, limit, ({ key }) => key);
    return { items: found.slice(0, limit).map(ConceptSummaryDto.from), nextCursor };
  }
}

function parseWords(value: unknown): string {
  const words = String(value);
  if (words.length <= LONGEST_SEARCH) return words;
  throw new Error(`there are ${words.length} characters; at most ${LONGEST_SEARCH} are taken.`);
}

function uriOf(kind: 'occupation' | 'skill', id: string): string {
  return id.startsWith('http') ? id : `http://data.europa.eu/esco/${kind}/${id}`;
}
