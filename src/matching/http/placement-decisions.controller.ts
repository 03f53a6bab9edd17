import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AuditsAct, AuditsRead } from '../../audit/index.js';
import { ActingPrincipal, type Principal } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { ChangesWhatWasRead, readIfMatch } from '../../platform/http-preconditions.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { DecideOnPlacements } from '../application/decide-on-placements.js';
import { AssignmentsRepository } from '../storage/assignments.repository.js';
import { DecidedAssignmentDto } from './assignment.dto.js';
import { answered } from './assignment-answer.js';
import { DecideOnPlacementsDto, PlacementDecisionDto } from './placement-decision.dto.js';

/** What caseworkers say of placements, each in their own name. */
@ApiTags('assignments')
@ApiParam({ name: 'assignmentId', type: String, format: 'uuid' })
@Controller('v1/assignments/:assignmentId/decisions')
@Needs('assignments:propose')
export class PlacementDecisionsController {
  constructor(
    private readonly decisions: DecideOnPlacements,
    private readonly assignments: AssignmentsRepository,
  ) {}

  @Get()
  @AuditsRead('assignment.read', 'assignmentId')
  @ApiOperation({ operationId: 'readPlacementDecisions', summary: 'Every decision that was taken on it, in the order of time' })
  @ApiOkResponse({ type: [PlacementDecisionDto] })
  @ApiNotFoundResponse({ description: 'assignment-not-found' })
  async taken(@Param('assignmentId', ParseUUIDPipe) id: string): Promise<PlacementDecisionDto[]> {
    return (await this.assignments.get(id)).decisions.map(PlacementDecisionDto.from);
  }

  @Post()
  @AuditsAct('assignment.decided')
  @HttpCode(200)
  @ChangesWhatWasRead()
  @Idempotent()
  @ApiOperation({
    operationId: 'decideOnPlacements',
    summary: 'Accept or decline placements, in part and as often as it takes; what can no longer be accepted is named and all else is kept',
  })
  @ApiOkResponse({ type: DecidedAssignmentDto })
  @ApiNotFoundResponse({ description: 'assignment-not-found' })
  @ApiUnprocessableEntityResponse({ description: 'validation-failed' })
  @ApiConflictResponse({ description: 'placements-refused: not one could be decided, each with its reason, and nothing has changed' })
  async decide(
    @Param('assignmentId', ParseUUIDPipe) id: string,
    @Body() body: DecideOnPlacementsDto,
    @Headers('if-match') seen: string | undefined,
    @ActingPrincipal() principal: Principal | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DecidedAssignmentDto> {
    const asked = new Map(body.decisions.map(({ profileId, decision }) => [profileId.toLowerCase(), decision]));
    const by = principal ? { id: principal.id, name: principal.name } : null;
    const { proposal, refused } = await this.decisions.execute(id, asked, by, readIfMatch(seen));
    return DecidedAssignmentDto.of(answered(proposal, reply), refused);
  }
}
