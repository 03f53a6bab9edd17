import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsNumber, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { DEFAULT_TOLERANCE, gapOf } from '../domain/assignment/assign.js';
import { decisionsOn, PLACEMENT_DECISIONS } from '../domain/assignment/decision.js';
import type { RefusedDecision } from '../domain/assignment/late-acceptance.js';
import { type Proposal, totalScore, UNPLACED_REASONS } from '../domain/assignment/proposal.js';
import { BY, DeciderDto, MOST_PEOPLE, PlacementDecisionDto, RefusedDecisionDto } from './placement-decision.dto.js';

const MOST_VACANCIES = 5_000;

export class ProposeAssignmentDto {
  @ApiProperty({ type: [String], format: 'uuid', description: `At most ${MOST_PEOPLE} people; share out more by region or day` })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_PEOPLE)
  @IsUUID(undefined, { each: true })
  profileIds!: string[];
  @ApiPropertyOptional({ type: [String], format: 'uuid', description: `All open ones when left out; at most ${MOST_VACANCIES}` })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_VACANCIES)
  @IsUUID(undefined, { each: true })
  vacancyIds?: string[];
  @ApiPropertyOptional({
    default: DEFAULT_TOLERANCE,
    minimum: 0,
    maximum: 1,
    description: 'The gap that is small enough, relative; the search may stop there, and the answer says the gap proven. 0: the optimum',
  })
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1)
  tolerance: number = DEFAULT_TOLERANCE;
}
export class PlacementDto {
  @ApiProperty({ format: 'uuid' }) profileId!: string;
  @ApiProperty({ format: 'uuid' }) vacancyId!: string;
  @ApiProperty({ minimum: 0, maximum: 10000 }) score!: number;
  @ApiProperty({ enum: ['proposed', ...PLACEMENT_DECISIONS], description: 'By a caseworker; "proposed": by nobody yet' }) decision!: string;
  @ApiProperty(BY) decidedBy!: DeciderDto | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) decidedAt!: string | null;
}
export class UnplacedDto {
  @ApiProperty({ format: 'uuid' }) profileId!: string;
  @ApiProperty({ enum: UNPLACED_REASONS, description: 'not-looking: the person has paused' }) reason!: string;
}
export class AssignmentWorldDto {
  @ApiProperty() vacanciesRevision!: number;
  @ApiProperty() taxonomyRevision!: number;
  @ApiProperty({ format: 'date' }) asOf!: string;
}
export class AssignmentDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: ['proposed', 'decided'], description: 'Decided: a caseworker has spoken on every placement' }) status!: string;
  @ApiProperty({ type: [PlacementDto] }) placements!: readonly PlacementDto[];
  @ApiProperty({ type: [UnplacedDto] }) unplaced!: readonly UnplacedDto[];
  @ApiProperty({ description: 'Sum of the scores' }) total!: number;
  @ApiProperty({ description: 'No assignment over the same lists, with what had been accepted, has a higher total' }) bound!: number;
  @ApiProperty({ description: '(bound - total) / total, as proven; 0: an optimum' }) gap!: number;
  @ApiProperty({ description: 'The gap that was small enough' }) tolerance!: number;
  @ApiProperty({ type: AssignmentWorldDto }) computedFrom!: AssignmentWorldDto;

  static from(proposal: Proposal): AssignmentDto {
    const { id, unplaced, bound, tolerance, computedFrom } = proposal;
    const total = totalScore(proposal.placements);
    const placements = placementsOf(proposal);
    return {
      id,
      status: placements.some(({ decision }) => decision === 'proposed') ? 'proposed' : 'decided',
      placements,
      unplaced: unplaced.map(({ profileId, reason }) => ({ profileId, reason })),
      ...{ total, bound, gap: gapOf(total, bound), tolerance },
      computedFrom: { vacanciesRevision: computedFrom.vacancies, taxonomyRevision: computedFrom.taxonomy, asOf: computedFrom.asOf },
    };
  }
}

function placementsOf({ placements, decisions }: Proposal): readonly PlacementDto[] {
  const last = decisionsOn(decisions);
  return placements.map(({ profileId, vacancyId, score }) => {
    const taken = last.of({ profileId, vacancyId });
    const decided = taken && PlacementDecisionDto.from(taken);
    return {
      ...{ profileId, vacancyId, score, decision: decided?.decision ?? 'proposed' },
      ...{ decidedBy: decided?.by ?? null, decidedAt: decided?.at ?? null },
    };
  });
}

export class BegunAssignmentDto {
  @ApiProperty({ format: 'uuid', description: 'GET /v1/operations/{id} has the progress, and then where the assignment is' }) id!: string;
}
export class DecidedAssignmentDto extends AssignmentDto {
  @ApiProperty({ type: [RefusedDecisionDto], description: 'What could not be decided any more; all else has been' })
  refused!: readonly RefusedDecisionDto[];

  static of(assignment: AssignmentDto, refused: readonly RefusedDecision[]): DecidedAssignmentDto {
    return { ...assignment, refused: refused.map(({ profileId, code, detail }) => ({ profileId, code, detail })) };
  }
}
