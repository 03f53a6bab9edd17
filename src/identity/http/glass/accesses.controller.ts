import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { AuditsRead } from '../../../audit/index.js';
import { Needs } from '../../../platform/access/needs.js';
import { BrokenGlassRepository } from '../../storage/broken-glass.repository.js';
import { BrokenGlassDto } from './glass.dto.js';

/** For the person: who read them without looking after them, and why. */
@ApiTags('profiles')
@Controller('v1/profiles/:profileId/broken-glass')
export class AccessesController {
  constructor(private readonly glass: BrokenGlassRepository) {}

  @Get()
  @Needs('accesses:read')
  @AuditsRead('person.read', 'profileId')
  @ApiParam({ name: 'profileId', type: String, format: 'uuid' })
  @ApiOperation({ operationId: 'listBrokenGlassOfProfile', summary: 'Who broke the glass to read a person, when and why, newest first' })
  @ApiOkResponse({ type: [BrokenGlassDto] })
  async list(@Param('profileId', ParseUUIDPipe) id: string): Promise<readonly BrokenGlassDto[]> {
    return (await this.glass.ofPerson(id)).map(BrokenGlassDto.from);
  }
}
