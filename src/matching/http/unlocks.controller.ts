import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBadRequestResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import { AuditsRead } from '../../audit/index.js';
import { Needs } from '../../platform/access/needs.js';
import { readLimit } from '../../platform/paging/page.js';
import { ReadUnlocks } from '../application/read-unlocks.js';
import { advisedUnlocks } from './advised.js';
import { UnlocksDto } from './unlock.dto.js';

const STEPS = 20;

@ApiTags('matches')
@Controller('v1')
@Needs('matches:read')
export class UnlocksController {
  constructor(private readonly unlocks: ReadUnlocks) {}

  @Get('profiles/:profileId/unlocks')
  @AuditsRead('person.read', 'profileId', advisedUnlocks)
  @ApiParam({ name: 'profileId', type: String, format: 'uuid' })
  @ApiQuery({ name: 'limit', required: false })
  @ApiOperation({ operationId: 'listUnlocks', summary: 'Which step of a person, and which two together, would open the most work' })
  @ApiOkResponse({ type: UnlocksDto })
  @ApiBadRequestResponse({ description: 'invalid-limit' })
  @ApiNotFoundResponse({ description: 'profile-not-found' })
  async list(@Param('profileId', ParseUUIDPipe) id: string, @Query('limit') limit?: string): Promise<UnlocksDto> {
    return UnlocksDto.from(await this.unlocks.of(id, readLimit(limit, STEPS)));
  }
}
