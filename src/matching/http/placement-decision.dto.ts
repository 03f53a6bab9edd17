import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsUUID, ValidateNested } from 'class-validator';
import { type Decision, PLACEMENT_DECISIONS, type PlacementDecision } from '../domain/assignment/decision.js';

/** People of one proposal. */
export const MOST_PEOPLE = 20_000;

export class DecideOnPlacementDto {
  @ApiProperty({ format: 'uuid' }) @IsUUID() profileId!: string;
  @ApiProperty({ enum: PLACEMENT_DECISIONS }) @IsIn(PLACEMENT_DECISIONS) decision!: PlacementDecision;
}
export class DecideOnPlacementsDto {
  @ApiProperty({ type: [DecideOnPlacementDto], description: 'One for each person' })
  @IsArray()
  @ArrayUnique((one?: DecideOnPlacementDto) => String(one?.profileId).toLowerCase())
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_PEOPLE)
  @ValidateNested({ each: true })
  @Type(() => DecideOnPlacementDto)
  decisions!: DecideOnPlacementDto[];
}

export class DeciderDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
}
export const BY = {
  type: DeciderDto,
  nullable: true,
  description: "Who decided; null: nobody yet, or with the installation's token",
} as const;
/** Every decision that was taken, also those that a later one replaced. */
export class PlacementDecisionDto {
  @ApiProperty({ format: 'uuid' }) profileId!: string;
  @ApiProperty({ format: 'uuid' }) vacancyId!: string;
  @ApiProperty({ enum: PLACEMENT_DECISIONS }) decision!: string;
  @ApiProperty({ ...BY, description: "Null: with the installation's token" }) by!: DeciderDto | null;
  @ApiProperty({ format: 'date-time' }) at!: string;

  static from({ profileId, vacancyId, decision, by, at }: Decision): PlacementDecisionDto {
    return { profileId, vacancyId, decision, by: by && { id: by.id, name: by.name }, at };
  }
}
export class RefusedDecisionDto {
  @ApiProperty({ format: 'uuid' }) profileId!: string;
  @ApiProperty({
    example: 'vacancy-closed',
    description: 'no-placement, person-not-looking, vacancy-closed, openings-taken, no-longer-fits',
  })
  code!: string;
  @ApiProperty() detail!: string;
}
