import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import { AuditsRead } from '../../audit/index.js';
import { Needs } from '../../platform/access/needs.js';
import { readLimit } from '../../platform/paging/page.js';
import { ListCandidates } from '../application/list-candidates.js';
import { ReadMatches } from '../application/read-matches.js';
import { advisedCandidates, advisedList, advisedMatch } from './advised.js';
import { CandidatesDto, ComputedFromDto, MatchDto, MatchesDto, OneMatchDto, PausedDto } from './match.dto.js';

const LIST_LENGTH = 20;

@ApiTags('matches')
@Controller('v1')
export class MatchesController {
  constructor(
    private readonly matches: ReadMatches,
    private readonly candidates: ListCandidates,
  ) {}

  @Get('profiles/:profileId/matches')
  @Needs('matches:read')
  @AuditsRead('person.read', 'profileId', advisedList)
  @ApiParam({ name: 'profileId', type: String, format: 'uuid' })
  @ApiQuery({ name: 'limit', required: false, description: 'At most 20' })
  @ApiOperation({ operationId: 'listMatches', summary: 'Ranked work for one person, each with its reasons' })
  @ApiOkResponse({ type: MatchesDto })
  @ApiNotFoundResponse({ description: 'profile-not-found' })
  async list(@Param('profileId', ParseUUIDPipe) id: string, @Query('limit') limit?: string): Promise<MatchesDto> {
    const { computedFrom, fresh, items, open, paused } = await this.matches.list(id, Math.min(LIST_LENGTH, readLimit(limit, LIST_LENGTH)));
    const listed = { items: items.map(MatchDto.from), open: open.map(MatchDto.from) };
    return { computedFrom: ComputedFromDto.from(computedFrom), fresh, ...listed, ...(paused && { paused: PausedDto.from(id, paused) }) };
  }

  @Get('profiles/:profileId/matches/:vacancyId')
  @Needs('matches:read')
  @AuditsRead('person.read', 'profileId', advisedMatch)
  @ApiParam({ name: 'profileId', type: String, format: 'uuid' })
  @ApiParam({ name: 'vacancyId', type: String, format: 'uuid' })
  @ApiOperation({ operationId: 'explainMatch', summary: 'One vacancy for one person, in the list or not: why, or why not' })
  @ApiOkResponse({ type: OneMatchDto })
  @ApiNotFoundResponse({ description: 'profile-not-found, vacancy-not-found' })
  async one(@Param('profileId', ParseUUIDPipe) id: string, @Param('vacancyId', ParseUUIDPipe) vacancyId: string): Promise<OneMatchDto> {
    const found = await this.matches.one(id, vacancyId);
    return { ...MatchDto.from(found), computedFrom: ComputedFromDto.from(found.computedFrom), fresh: found.fresh };
  }

  @Get('vacancies/:vacancyId/candidates')
  @Needs('candidates:read')
  @AuditsRead('candidates.listed', 'vacancyId', advisedCandidates)
  @ApiParam({ name: 'vacancyId', type: String, format: 'uuid' })
  @ApiQuery({ name: 'limit', required: false })
  @ApiOperation({ operationId: 'listCandidates', summary: 'Who fits a vacancy: pseudonyms, scores and parts' })
  @ApiOkResponse({ type: CandidatesDto })
  @ApiNotFoundResponse({ description: 'vacancy-not-found' })
  async candidatesOf(@Param('vacancyId', ParseUUIDPipe) id: string, @Query('limit') limit?: string): Promise<CandidatesDto> {
    return CandidatesDto.from(await this.candidates.execute(id, readLimit(limit, LIST_LENGTH)));
  }
}
