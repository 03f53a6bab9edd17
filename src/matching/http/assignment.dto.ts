import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { PLACEMENT_DECISIONS, type PlacementDecision, type Proposal, totalScore } from '../domain/assignment/proposal.js';

const MOST_PEOPLE = 20_000;
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
}
export class DecideOnPlacementDto {
  @ApiProperty({ format: 'uuid' }) @IsUUID() profileId!: string;
  @ApiProperty({ enum: PLACEMENT_DECISIONS }) @IsIn(PLACEMENT_DECISIONS) decision!: PlacementDecision;
}
export class DecideOnPlacementsDto {
  @ApiProperty({ type: [DecideOnPlacementDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_PEOPLE)
  @ValidateNested({ each: true })
  @Type(() => DecideOnPlacementDto)
  decisions!: DecideOnPlacementDto[];
}

export class PlacementDto {
  @ApiProperty({ format: 'uuid' }) profileId!: string;
  @ApiProperty({ format: 'uuid' }) vacancyId!: string;
  @ApiProperty({ minimum: 0, maximum: 10000 }) score!: number;
  @ApiProperty({ enum: ['proposed', ...PLACEMENT_DECISIONS], description: 'By a caseworker; "proposed": by nobody yet' }) decision!: string;
}
export class UnplacedDto {
  @ApiProperty({ format: 'uuid' }) profileId!: string;
  @ApiProperty({ enum: ['no-fitting-vacancy', 'openings-taken'] }) reason!: string;
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
  @ApiProperty({ description: '(bound - total) / total; 0: an optimum' }) gap!: number;
  @ApiProperty({ type: AssignmentWorldDto }) computedFrom!: AssignmentWorldDto;

  static from({ id, placements, unplaced, bound, computedFrom: { vacancies, taxonomy, asOf } }: Proposal): AssignmentDto {
    const total = totalScore(placements);
    return {
      id,
      status: placements.some(({ decision }) => decision === 'proposed') ? 'proposed' : 'decided',
      placements: placements.map(({ profileId, vacancyId, score, decision }) => ({ profileId, vacancyId, score, decision })),
      unplaced: unplaced.map(({ profileId, reason }) => ({ profileId, reason })),
      ...{ total, bound, gap: total ? (bound - total) / total : 0 },
      computedFrom: { vacanciesRevision: vacancies, taxonomyRevision: taxonomy, asOf },
    };
  }
}
