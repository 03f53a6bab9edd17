import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { WHO_MAY_USE } from '../domain/recruitment-terms.js';

export class AgencyDto {
  @ApiProperty({ example: 'Lavoro Sud SRL' }) @IsString() @Length(1, 300) name!: string;
  @ApiPropertyOptional({ type: String, example: 'AP-17', description: 'Number of its licence' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  licence?: string;
}
export class IncentiveDto {
  @ApiProperty({ example: 'Wage subsidy for twelve months' }) @IsString() @Length(1, 300) name!: string;
  @ApiProperty({ enum: WHO_MAY_USE, description: 'returnees: residents are left out' })
  @IsIn(WHO_MAY_USE)
  whoMayUse!: (typeof WHO_MAY_USE)[number];
}
