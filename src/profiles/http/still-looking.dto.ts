import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';

export class LookingAnswerDto {
  @ApiProperty({ description: 'True: the person looks for work and is on lists; false: they drop out, nothing is erased' })
  @IsBoolean()
  looking!: boolean;
}

export class StillLookingDto {
  @ApiProperty({ enum: ['looking', 'asked', 'paused'] }) state!: string;
  @ApiProperty({ format: 'date', description: 'Last day on which they said so, or their profile was changed' }) confirmedOn!: string;
  @ApiProperty({ format: 'date', required: false, description: 'Asked, and not yet answered' }) askedOn?: string;
  @ApiProperty({ format: 'date', required: false }) pausedOn?: string;
  @ApiProperty({ enum: ['no-answer', 'said-so'], required: false }) because?: string;
}
