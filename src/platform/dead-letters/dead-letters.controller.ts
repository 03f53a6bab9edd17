import { Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProperty,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import { Needs } from '../access/needs.js';
import { pageOf, readCursor, readLimit } from '../paging/page.js';
import { type DeadLetter, DeadLetters } from './dead-letters.js';

class DeadLetterDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'matching' }) queue!: string;
  @ApiProperty({ example: 'match-profile' }) name!: string;
  @ApiProperty({ type: Object, additionalProperties: true, description: 'Ids and revisions only' }) data!: Record<string, unknown>;
  @ApiProperty({ description: 'What the last attempt failed with' }) reason!: string;
  @ApiProperty() attempts!: number;
  @ApiProperty({ format: 'date-time' }) firstFailedAt!: string;
  @ApiProperty({ format: 'date-time' }) lastFailedAt!: string;

  static from({ id, queue, name, data, reason, attempts, firstFailedAt, lastFailedAt }: DeadLetter): DeadLetterDto {
    const times = { firstFailedAt: firstFailedAt.toISOString(), lastFailedAt: lastFailedAt.toISOString() };
    return { id, queue, name, data, reason, attempts, ...times };
  }
}
class DeadLettersDto {
  @ApiProperty({ type: [DeadLetterDto] }) items!: DeadLetterDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

@ApiTags('operations')
@Controller('v1/dead-letters')
@Needs('dead-letters:handle')
export class DeadLettersController {
  constructor(private readonly letters: DeadLetters) {}

  @Get()
  @ApiQuery({ name: 'cursor', required: false })
  @ApiQuery({ name: 'limit', required: false })
  @ApiOperation({ operationId: 'listDeadLetters', summary: 'Jobs that were given up, with the reason' })
  @ApiOkResponse({ type: DeadLettersDto })
  async list(@Query('cursor') cursor?: string, @Query('limit') limit?: string): Promise<DeadLettersDto> {
    const most = readLimit(limit);
    const page = pageOf(await this.letters.page(readCursor(cursor), most + 1), most, ({ id }) => id);
    return { items: page.items.map(DeadLetterDto.from), nextCursor: page.nextCursor };
  }

  @Post(':letterId/retry')
  @HttpCode(202)
  @ApiParam({ name: 'letterId', type: String, format: 'uuid' })
  @ApiOperation({ operationId: 'retryDeadLetter', summary: 'Back to its queue, once the cause is mended' })
  @ApiAcceptedResponse({ description: 'The job waits in its queue again' })
  @ApiNotFoundResponse({ description: 'dead-letter-not-found' })
  retry(@Param('letterId', ParseUUIDPipe) id: string): Promise<void> {
    return this.letters.retry(id);
  }

  @Delete(':letterId')
  @HttpCode(204)
  @ApiParam({ name: 'letterId', type: String, format: 'uuid' })
  @ApiOperation({ operationId: 'layDeadLetterAside', summary: 'Not to be done any more' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ description: 'dead-letter-not-found' })
  layAside(@Param('letterId', ParseUUIDPipe) id: string): Promise<void> {
    return this.letters.layAside(id);
  }
}
