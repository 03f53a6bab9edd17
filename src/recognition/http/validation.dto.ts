import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { ParsedBy } from '../../platform/validation/parsed-by.js';
import { type IsoDate, parseIsoDate } from '../../standards/index.js';
import type { Award, UnitResult, ValidationRecord } from '../domain/validation/validation-record.js';

const RESULTS = ['certified', 'not-yet'] as const;

export class OpenValidationDto {
  @ApiProperty({ example: 'MD-5322', description: 'National standard, UUID or code' }) @IsString() @Length(1, 100) standard!: string;
  @ApiPropertyOptional({ type: String, format: 'uuid', description: 'Validation centre' }) @IsOptional() @IsUUID() centre?: string;
}

export class AssessUnitDto {
  @ApiProperty({ enum: RESULTS }) @IsIn(RESULTS) result!: (typeof RESULTS)[number];
  @ApiPropertyOptional({ type: String, description: 'What was seen; for "not-yet", what is still missing' })
  @IsOptional()
  @IsString()
  @Length(1, 2000)
  reason?: string;
  @ApiPropertyOptional({ type: String, format: 'date', description: 'Today when left out' })
  @IsOptional()
  @ParsedBy(parseIsoDate)
  assessedOn?: IsoDate;
}

export class AwardValidationDto {
  @ApiPropertyOptional({ type: String, format: 'date', description: 'Today when left out' })
  @IsOptional()
  @ParsedBy(parseIsoDate)
  awardedOn?: IsoDate;
}

export class UnitResultDto {
  @ApiProperty({ example: 'MD-5322-1' }) unit!: string;
  @ApiProperty({ enum: RESULTS }) result!: string;
  @ApiProperty({ type: String, nullable: true }) reason!: string | null;
  @ApiProperty({ type: String, format: 'date' }) assessedOn!: string;
  @ApiProperty() assessor!: string;
  static from({ unit, result, reason, assessedOn, assessor }: UnitResult): UnitResultDto {
    return { unit, result, reason, assessedOn, assessor };
  }
}

export class AwardDto {
  @ApiProperty({ enum: ['full', 'partial'] }) kind!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ type: [String] }) units!: readonly string[];
  @ApiProperty({ type: String, format: 'date' }) awardedOn!: string;
  @ApiProperty() awardedBy!: string;
  @ApiProperty({ type: String, format: 'uuid', description: 'The credential of the profile' }) credentialId!: string;
  @ApiPropertyOptional({ type: Number, description: 'Of a full certificate' }) nqfLevel?: number;
  @ApiPropertyOptional({ type: String, example: '353', description: 'ISCED-A, of a full certificate' }) iscedAttainment?: string;

  static from(award: Award): AwardDto {
    const { kind, title, units, awardedOn, awardedBy, credentialId } = award;
    const level = award.kind === 'full' ? { nqfLevel: award.nqfLevel, iscedAttainment: award.iscedAttainment } : {};
    return { kind, title, units, awardedOn, awardedBy, credentialId, ...level };
  }
}

export class ValidationRecordDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'MD-5322' }) standard!: string;
  @ApiProperty({ example: 'MD' }) country!: string;
  @ApiProperty({ type: String, nullable: true }) centre!: string | null;
  @ApiProperty({ type: String, format: 'date' }) openedOn!: string;
  @ApiProperty({ type: [UnitResultDto], description: 'In the order of recording; the last one of a unit counts' })
  results!: readonly UnitResultDto[];
  @ApiProperty({ type: AwardDto, nullable: true }) award!: AwardDto | null;

  static from({ id, standard, centre, openedOn, results, award }: ValidationRecord): ValidationRecordDto {
    return {
      ...{ id, standard: standard.code, country: standard.country, centre, openedOn },
      results: results.map(UnitResultDto.from),
      award: award && AwardDto.from(award),
    };
  }
}
