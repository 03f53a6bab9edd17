import { Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import { AuditsAct, AuditsRead } from '../../audit/index.js';
import { CurrentPrincipal, type Principal } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { Caseworkers } from '../application/caseworkers.js';
import type { Caseworker } from '../domain/caseworker.js';

export class CaseworkerDto {
  @ApiProperty({ type: String, nullable: true, description: 'Null: nobody looks after the person yet' }) name!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) since!: string | null;

  static from(one: Caseworker | undefined): CaseworkerDto {
    return { name: one?.name ?? null, since: one?.since.toISOString() ?? null };
  }
}

@ApiTags('profiles')
@Controller('v1/profiles/:profileId/caseworker')
@ApiParam({ name: 'profileId', type: String, format: 'uuid' })
export class CaseworkersController {
  constructor(private readonly caseworkers: Caseworkers) {}

  @Get()
  @Needs('accesses:read')
  @AuditsRead('person.read', 'profileId')
  @ApiOperation({ operationId: 'readCaseworker', summary: 'Who looks after a person' })
  @ApiOkResponse({ type: CaseworkerDto })
  async read(@Param('profileId', ParseUUIDPipe) id: string): Promise<CaseworkerDto> {
    return CaseworkerDto.from(await this.caseworkers.of(id));
  }

  @Post()
  @Needs('people:take-on')
  @AuditsAct('caseworker.took-on')
  @HttpCode(200)
  @ApiOperation({ operationId: 'takeOnPerson', summary: 'Take on a person whom nobody looks after yet' })
  @ApiOkResponse({ type: CaseworkerDto })
  @ApiNotFoundResponse({ description: 'profile-not-found' })
  @ApiConflictResponse({ description: 'has-a-caseworker' })
  async takeOn(@Param('profileId', ParseUUIDPipe) id: string, @CurrentPrincipal() principal: Principal): Promise<CaseworkerDto> {
    return CaseworkerDto.from(await this.caseworkers.takeOn(id, principal));
  }

  @Delete()
  @Needs('people:hand-back')
  @AuditsAct('caseworker.handed-back')
  @HttpCode(204)
  @ApiOperation({ operationId: 'handBackPerson', summary: 'Give up looking after a person, so that somebody else may' })
  @ApiNoContentResponse()
  async handBack(@Param('profileId', ParseUUIDPipe) id: string): Promise<void> {
    await this.caseworkers.handBack(id);
  }
}
