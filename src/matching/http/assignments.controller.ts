import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AuditsAct, AuditsRead } from '../../audit/index.js';
import { CurrentPrincipal, type Principal, requireWithin } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { newId } from '../../platform/database/new-id.js';
import { ChangesWhatWasRead, readIfMatch } from '../../platform/http-preconditions.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { Profiles } from '../../profiles/index.js';
import { AssignInBackground } from '../application/assign-in-background.js';
import { AssignmentProposals } from '../application/assignment-proposals.js';
import { AssignmentsRepository } from '../storage/assignments.repository.js';
import { advisedAssignment } from './advised.js';
import { AssignmentDto, BegunAssignmentDto, ProposeAssignmentDto } from './assignment.dto.js';
import { answered } from './assignment-answer.js';
import { isLongWork, MOST_AT_ONCE } from './long-work.js';

const ID = { name: 'assignmentId', type: String, format: 'uuid' } as const;
const PREFER = { name: 'Prefer', required: false, description: `respond-async: 202 also for ${MOST_AT_ONCE} people or fewer` } as const;

/** Proposals for many people at once; people decide on them, and nobody is placed by the service. */
@ApiTags('assignments')
@Controller('v1/assignments')
@Needs('assignments:propose')
export class AssignmentsController {
  constructor(
    private readonly proposals: AssignmentProposals,
    private readonly background: AssignInBackground,
    private readonly assignments: AssignmentsRepository,
    private readonly profiles: Profiles,
  ) {}

  @Post()
  @AuditsAct('assignment.proposed', 'assignment.asked')
  @Idempotent()
  @ApiHeader(PREFER)
  @ApiOperation({ operationId: 'proposeAssignment', summary: 'A proposal: who could take which vacancy, openings respected, with its gap' })
  @ApiCreatedResponse({ type: AssignmentDto })
  @ApiAcceptedResponse({ type: BegunAssignmentDto, description: `More than ${MOST_AT_ONCE} people: an operation` })
  @ApiUnprocessableEntityResponse({ description: 'validation-failed: profile-not-found, vacancy-not-found, too many' })
  async propose(
    @CurrentPrincipal() principal: Principal,
    @Body() { profileIds, vacancyIds, tolerance }: ProposeAssignmentDto,
    @Headers('prefer') prefer: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AssignmentDto | BegunAssignmentDto> {
    const asked = await this.proposals.readable({ profileIds, ...(vacancyIds && { vacancyIds }), tolerance });
    requireWithin(principal, 'assignments:propose', { countries: await this.profiles.destinationsOf(asked.profileIds) });
    if (isLongWork(asked.profileIds.length, prefer)) return begun(await this.background.propose(asked, principal.id), reply);
    return answered(await this.proposals.create(newId(), asked), reply);
  }

  @Get(':assignmentId')
  @AuditsRead('assignment.read', 'assignmentId', advisedAssignment)
  @ApiParam(ID)
  @ApiOperation({ operationId: 'readAssignment', summary: 'One proposal with what has been decided on it, by whom and when' })
  @ApiOkResponse({ type: AssignmentDto })
  @ApiNotFoundResponse({ description: 'assignment-not-found' })
  async read(@Param('assignmentId', ParseUUIDPipe) id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<AssignmentDto> {
    return answered(await this.assignments.get(id), reply);
  }

  @Post(':assignmentId/recompute')
  @AuditsAct('assignment.recomputed', 'assignment.asked')
  @HttpCode(200)
  @ApiParam(ID)
  @ApiHeader(PREFER)
  @ChangesWhatWasRead()
  @Idempotent()
  @ApiOperation({
    operationId: 'recomputeAssignment',
    summary: 'Propose anew for all who were not accepted, with the openings that are left',
  })
  @ApiOkResponse({ type: AssignmentDto })
  @ApiAcceptedResponse({ type: BegunAssignmentDto, description: `More than ${MOST_AT_ONCE} people: an operation` })
  @ApiNotFoundResponse({ description: 'assignment-not-found' })
  async recompute(
    @CurrentPrincipal() { id: begunBy }: Principal,
    @Param('assignmentId', ParseUUIDPipe) id: string,
    @Headers('if-match') seen: string | undefined,
    @Headers('prefer') prefer: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AssignmentDto | BegunAssignmentDto> {
    const { placements, unplaced, revision } = await this.proposals.expected(id, readIfMatch(seen));
    const isLong = isLongWork(placements.length + unplaced.length, prefer);
    if (isLong) return begun(await this.background.recompute(id, revision, begunBy), reply);
    return answered(await this.proposals.recompute(id, revision), reply);
  }
}

function begun(operationId: string, reply: FastifyReply): BegunAssignmentDto {
  void reply.status(202).header('location', `/v1/operations/${operationId}`);
  return { id: operationId };
}
