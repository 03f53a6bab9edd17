import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiPreconditionFailedResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AuditsAct, AuditsRead } from '../../audit/index.js';
import { RequiresToken } from '../../platform/access/requires-token.js';
import { etagOf, readIfMatch } from '../../platform/http-preconditions.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { AssignmentProposals } from '../application/assignment-proposals.js';
import type { Proposal } from '../domain/assignment/proposal.js';
import { AssignmentsRepository } from '../storage/assignments.repository.js';
import { AssignmentDto, DecideOnPlacementsDto, ProposeAssignmentDto } from './assignment.dto.js';

/** Proposals for many people at once; people decide on them, and nobody is placed by the service. */
@ApiTags('assignments')
@Controller('v1/assignments')
@RequiresToken()
export class AssignmentsController {
  constructor(
    private readonly proposals: AssignmentProposals,
    private readonly assignments: AssignmentsRepository,
  ) {}

  @Post()
  @AuditsAct('assignment.proposed')
  @Idempotent()
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOperation({ operationId: 'proposeAssignment', summary: 'A proposal: who could take which vacancy, openings respected, with its gap' })
  @ApiCreatedResponse({ type: AssignmentDto })
  @ApiUnprocessableEntityResponse({ description: 'validation-failed: profile-not-found, vacancy-not-found, too many' })
  async propose(@Body() body: ProposeAssignmentDto, @Res({ passthrough: true }) reply: FastifyReply): Promise<AssignmentDto> {
    return answer(await this.proposals.create(body.profileIds, body.vacancyIds), reply);
  }

  @Get(':assignmentId')
  @AuditsRead('assignment.read', 'assignmentId')
  @ApiParam({ name: 'assignmentId', type: String, format: 'uuid' })
  @ApiOperation({ operationId: 'readAssignment', summary: 'One proposal with what has been decided on it' })
  @ApiOkResponse({ type: AssignmentDto })
  @ApiNotFoundResponse({ description: 'assignment-not-found' })
  async read(@Param('assignmentId', ParseUUIDPipe) id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<AssignmentDto> {
    return answer(await this.assignments.get(id), reply);
  }

  @Post(':assignmentId/decisions')
  @AuditsAct('assignment.decided')
  @HttpCode(200)
  @ApiParam({ name: 'assignmentId', type: String, format: 'uuid' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'ETag of the last read' })
  @ApiOperation({ operationId: 'decideOnPlacements', summary: 'Accept or decline placements, in part and as often as it takes' })
  @ApiOkResponse({ type: AssignmentDto })
  @ApiNotFoundResponse({ description: 'assignment-not-found' })
  @ApiPreconditionFailedResponse({ description: 'changed-meanwhile' })
  @ApiUnprocessableEntityResponse({ description: 'validation-failed: no-placement' })
  async decide(
    @Param('assignmentId', ParseUUIDPipe) id: string,
    @Body() { decisions }: DecideOnPlacementsDto,
    @Headers('if-match') seen: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AssignmentDto> {
    const byPerson = new Map(decisions.map(({ profileId, decision }) => [profileId.toLowerCase(), decision]));
    return answer(await this.proposals.decide(id, byPerson, readIfMatch(seen)), reply);
  }

  @Post(':assignmentId/recompute')
  @AuditsAct('assignment.recomputed')
  @HttpCode(200)
  @ApiParam({ name: 'assignmentId', type: String, format: 'uuid' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'ETag of the last read' })
  @ApiOperation({
    operationId: 'recomputeAssignment',
    summary: 'Propose anew for all who were not accepted, with the openings that are left',
  })
  @ApiOkResponse({ type: AssignmentDto })
  @ApiNotFoundResponse({ description: 'assignment-not-found' })
  @ApiPreconditionFailedResponse({ description: 'changed-meanwhile' })
  async recompute(
    @Param('assignmentId', ParseUUIDPipe) id: string,
    @Headers('if-match') seen: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AssignmentDto> {
    return answer(await this.proposals.recompute(id, readIfMatch(seen)), reply);
  }
}

function answer(proposal: Proposal, reply: FastifyReply): AssignmentDto {
  void reply.header('etag', etagOf(proposal.revision)).header('location', `/v1/assignments/${proposal.id}`);
  return AssignmentDto.from(proposal);
}
