import { Controller, HttpCode, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiForbiddenResponse, ApiNoContentResponse, ApiNotFoundResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { AuditsAct } from '../../audit/index.js';
import { CurrentPrincipal, type Principal } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { TellApart } from '../application/tell-apart.js';

/** The judgement of a human, as the page of the desk takes it. */
@ApiTags('profiles')
@Controller('v1/profiles/:profileId/told-apart')
export class ToldApartController {
  constructor(private readonly tellApart: TellApart) {}

  @Put(':otherId')
  @HttpCode(204)
  @Needs('people:look-up')
  @AuditsAct('person.told-apart')
  @ApiParam({ name: 'profileId', type: String, format: 'uuid' })
  @ApiParam({ name: 'otherId', type: String, format: 'uuid', description: 'In perhapsAlso of POST /v1/profiles/searches' })
  @ApiOperation({
    operationId: 'tellPeopleApart',
    summary: 'Say that two files with a name alike are of two people; kept once, and nothing is merged',
  })
  @ApiNoContentResponse({ description: 'They are no longer named to one another' })
  @ApiForbiddenResponse({ description: 'role-required' })
  @ApiNotFoundResponse({ description: 'profile-not-found' })
  async apart(
    @Param('profileId', ParseUUIDPipe) one: string,
    @Param('otherId', ParseUUIDPipe) other: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    await this.tellApart.execute([one.toLowerCase(), other.toLowerCase()], principal);
  }
}
