import { Controller, Get, Query } from '@nestjs/common';
import { ApiBadRequestResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { AuditExempt } from '../../audit/index.js';
import { RequiresToken } from '../../platform/access/requires-token.js';
import { readCursor, readLimit } from '../../platform/paging/page.js';
import { InvalidParameter } from '../../platform/problem-details/errors.js';
import { readParameter } from '../../platform/validation/read-parameter.js';
import { parseCountry } from '../../standards/index.js';
import { CountUnlocks } from '../application/count-unlocks.js';
import { parseStepKind, STEP_KINDS } from '../domain/unlocks/step.js';
import { UnlockCountsDto } from './unlock-counts.dto.js';

@ApiTags('matches')
@Controller('v1/unlocks')
@RequiresToken()
@AuditExempt('counts over many, held back where few')
export class UnlockCountsController {
  constructor(private readonly counts: CountUnlocks) {}

  @Get()
  @ApiOperation({
    operationId: 'countUnlocks',
    summary: 'Which steps would open the most work to all who look towards a country, and where an agreement is missing; nobody is named',
  })
  @ApiQuery({ name: 'destination', required: true, example: 'RO' })
  @ApiQuery({ name: 'kind', required: false, enum: STEP_KINDS })
  @ApiQuery({ name: 'limit', required: false, description: '1 to 500, 50 when left out' })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiOkResponse({ type: UnlockCountsDto })
  @ApiBadRequestResponse({ description: 'invalid-parameter, invalid-limit, invalid-cursor' })
  @ApiNotFoundResponse({ description: 'unlocks-not-counted: they are being counted, ask again in a few minutes' })
  async list(@Query() query: Record<string, string>): Promise<UnlockCountsDto> {
    const country = readParameter(query, 'destination', parseCountry);
    if (!country) throw new InvalidParameter('destination', 'Name the country that people look towards, for example destination=RO.');
    const [limit, after, kind] = [readLimit(query.limit), readCursor(query.cursor), readParameter(query, 'kind', parseStepKind)];
    return UnlockCountsDto.from(await this.counts.read(country), { limit, ...(kind && { kind }), ...(after && { after }) });
  }
}
