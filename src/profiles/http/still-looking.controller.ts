import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import { AuditsAct } from '../../audit/index.js';
import { RequiresToken } from '../../platform/access/requires-token.js';
import { today } from '../../platform/clock.js';
import { parseIsoDate } from '../../standards/index.js';
import { AskWhetherLooking } from '../application/still-looking.js';
import { LookingAnswerDto, StillLookingDto } from './still-looking.dto.js';

@ApiTags('profiles')
@Controller('v1/profiles/:profileId/looking')
@RequiresToken()
@ApiParam({ name: 'profileId', type: String, format: 'uuid' })
export class StillLookingController {
  constructor(private readonly ask: AskWhetherLooking) {}

  @Post()
  @AuditsAct('person.answered')
  @HttpCode(200)
  @ApiOperation({ operationId: 'answerWhetherLooking', summary: 'The person says whether they still look for work; it holds at once' })
  @ApiOkResponse({ type: StillLookingDto })
  @ApiNotFoundResponse({ description: 'profile-not-found' })
  @ApiUnprocessableEntityResponse({ description: 'validation-failed' })
  answer(@Param('profileId', ParseUUIDPipe) id: string, @Body() { looking }: LookingAnswerDto): Promise<StillLookingDto> {
    return this.ask.answer(id, looking, parseIsoDate(today()));
  }
}
