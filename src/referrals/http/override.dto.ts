import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Length } from 'class-validator';
import { OVERRIDE_DECISIONS, type OverrideDecision } from '../application/decide-override.js';

export class OverrideDto {
  @ApiProperty({ enum: OVERRIDE_DECISIONS, example: 'confirm' }) @IsIn(OVERRIDE_DECISIONS) decision!: OverrideDecision;
  @ApiProperty({
    description: 'Why; kept with your name',
    example: 'Looked at the advertisement with the employer: the fee is borne by the employer.',
  })
  @IsString()
  @Length(10, 1000)
  why!: string;
}
