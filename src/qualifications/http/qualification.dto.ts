import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional, IsString, Length, ValidateNested } from 'class-validator';
import { ParsedBy } from '../../platform/validation/parsed-by.js';
import {
  type CountryCode,
  type EqfLevel,
  type IscedAttainment,
  type IscedField,
  type IscedLevel,
  type IscedProgramme,
  type IsoDate,
  parseCountry,
  parseEqfLevel,
  parseIscedAttainment,
  parseIscedField,
  parseIscedLevel,
  parseIscedProgramme,
  parseIsoDate,
} from '../../standards/index.js';
import type { Certainty, Qualification } from '../domain/qualification.js';

export class MappingDto {
  @ApiPropertyOptional({ minimum: 0, maximum: 8, type: Number }) @IsOptional() @ParsedBy(parseIscedLevel) iscedLevel?: IscedLevel;
  @ApiPropertyOptional({ example: '354', description: 'ISCED-P', type: String })
  @IsOptional()
  @ParsedBy(parseIscedProgramme)
  iscedProgramme?: IscedProgramme;
  @ApiPropertyOptional({ example: '354', description: 'ISCED-A', type: String })
  @IsOptional()
  @ParsedBy(parseIscedAttainment)
  iscedAttainment?: IscedAttainment;
  @ApiPropertyOptional({ example: '0715', description: 'ISCED-F 2013', type: String })
  @IsOptional()
  @ParsedBy(parseIscedField)
  iscedField?: IscedField;
  @ApiPropertyOptional({ minimum: 1, maximum: 8, type: Number }) @IsOptional() @ParsedBy(parseEqfLevel) eqfLevel?: EqfLevel;
  @ApiPropertyOptional({ example: 'NQF 3', type: String }) @IsOptional() @IsString() @Length(1, 60) nqfLevel?: string;
  @ApiProperty({ description: 'Where the mapping was read' }) @IsString() @Length(3, 500) source!: string;
  @ApiProperty({ enum: ['seen', 'known', 'to-be-verified'] }) @IsIn(['seen', 'known', 'to-be-verified']) certainty!: Certainty;
  @ApiPropertyOptional({ type: String }) @IsOptional() @IsString() @Length(1, 1000) note?: string;
}

export class AddQualificationDto {
  @ApiProperty({ example: 'MD', type: String }) @ParsedBy(parseCountry) country!: CountryCode;
  @ApiProperty({ example: 'Certificat de calificare' }) @IsString() @Length(2, 300) title!: string;
  @ApiPropertyOptional({ type: String }) @IsOptional() @IsString() @Length(2, 300) titleEnglish?: string;
  @ApiProperty({ type: [String], default: [] })
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @Length(2, 300, { each: true })
  aliases: string[] = [];
  @ApiPropertyOptional({ format: 'date', type: String }) @IsOptional() @ParsedBy(parseIsoDate) validFrom?: IsoDate;
  @ApiPropertyOptional({ format: 'date', type: String }) @IsOptional() @ParsedBy(parseIsoDate) validTo?: IsoDate;
  @ApiProperty({ type: [MappingDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => MappingDto)
  mappings!: MappingDto[];
}

export class QualificationDto extends AddQualificationDto {
  @ApiProperty({ format: 'uuid' }) id!: string;

  static from({ id, country, title, titleEnglish, aliases, validFrom, validTo, mappings }: Qualification): QualificationDto {
    return { id, country, title, titleEnglish, aliases: [...aliases], validFrom, validTo, mappings: mappings.map((one) => ({ ...one })) };
  }
}

export class QualificationPageDto {
  @ApiProperty({ type: [QualificationDto] }) items!: readonly QualificationDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
