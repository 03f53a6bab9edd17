import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiForbiddenResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import { AuditsAct, AuditsRead } from '../../../audit/index.js';
import { Needs } from '../../../platform/access/needs.js';
import { InvalidCursor, pageOf, readCursor, readLimit } from '../../../platform/paging/page.js';
import { BreakTheGlass } from '../../application/break-the-glass.js';
import { countriesWithin } from '../../domain/access.js';
import type { Principal } from '../../domain/principal.js';
import { BrokenGlassRepository } from '../../storage/broken-glass.repository.js';
import { CurrentPrincipal } from '../current-principal.js';
import { BrokenGlassDto, BrokenGlassPageDto, LookAtGlassDto } from './glass.dto.js';

/** What colleagues look at afterwards. */
@ApiTags('broken glass')
@Controller('v1/broken-glass')
export class GlassController {
  constructor(
    private readonly glass: BrokenGlassRepository,
    private readonly breakTheGlass: BreakTheGlass,
  ) {}

  @Get()
  @Needs('glass:list')
  @AuditsRead('break-glass.listed')
  @ApiOperation({ operationId: 'listBrokenGlass', summary: 'Reads through broken glass in your countries at which nobody has looked yet' })
  @ApiQuery({ name: 'limit', required: false })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiOkResponse({ type: BrokenGlassPageDto })
  async list(@Query() query: Record<string, string | undefined>, @CurrentPrincipal() principal: Principal): Promise<BrokenGlassPageDto> {
    const limit = readLimit(query.limit);
    const after = placeOf(readCursor(query.cursor));
    const rows = await this.glass.toLookAt(countriesWithin(principal, 'glass:list'), after, limit + 1);
    const { items, nextCursor } = pageOf(rows, limit, ({ id }) => id);
    return { items: items.map(BrokenGlassDto.from), nextCursor };
  }

  @Post(':glassId/look')
  @Needs('glass:look-at')
  @AuditsAct('break-glass.looked-at')
  @HttpCode(204)
  @ApiParam({ name: 'glassId', type: String, format: 'uuid' })
  @ApiOperation({ operationId: 'lookAtBrokenGlass', summary: 'Say whether it was in order; never of what oneself broke' })
  @ApiNoContentResponse()
  @ApiForbiddenResponse({ description: 'role-required, not-for-this-country, not-your-own-glass' })
  @ApiNotFoundResponse({ description: 'broken-glass-not-found' })
  @ApiConflictResponse({ description: 'glass-already-looked-at' })
  async look(
    @Param('glassId', ParseUUIDPipe) id: string,
    @Body() { finding }: LookAtGlassDto,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    await this.breakTheGlass.lookAt(principal, id, finding);
  }
}

/** @throws InvalidCursor */
function placeOf(key: string | undefined): string | undefined {
  if (key !== undefined && !/^[0-9a-f-]{36}$/.test(key)) throw new InvalidCursor();
  return key;
}
