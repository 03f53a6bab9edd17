import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ASSESSMENT_FORMS, type NationalStandard, type StandardUnit, type ValidationCentre } from '../domain/national-standard.js';
import { MappingDto } from './qualification.dto.js';

const WORDING = { type: 'object', additionalProperties: { type: 'string' }, example: { en: 'Welder', ro: 'Sudor' } } as const;

export class ReferenceSourceDto {
  @ApiProperty() title!: string;
  @ApiPropertyOptional({ type: String }) url?: string;
  @ApiProperty({ description: 'Has somebody compared it with the authentic text?' }) verified!: boolean;
  @ApiPropertyOptional({ type: String }) note?: string;

  static from({ title, url, verified, note }: ReferenceSourceDto): ReferenceSourceDto {
    return { title, url, verified, note };
  }
}

export class StandardUnitDto {
  @ApiProperty({ example: 'MD-5322-1' }) code!: string;
  @ApiProperty(WORDING) title!: Readonly<Record<string, string>>;
  @ApiProperty({ type: [String], description: 'ESCO URIs; all of them make the unit' }) skills!: readonly string[];
  @ApiProperty({ enum: ASSESSMENT_FORMS }) assessment!: string;

  static from({ code, title, skills, assessment }: StandardUnit): StandardUnitDto {
    return { code, title, skills, assessment };
  }
}

export class StandardAwardDto {
  @ApiProperty({ example: 'Certificat de calificare' }) title!: string;
  @ApiProperty({ type: MappingDto, description: 'Counts once the certificate is awarded, and never before' }) mapping!: MappingDto;
}

export class NationalStandardDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'MD' }) country!: string;
  @ApiProperty({ example: 'MD-5322' }) code!: string;
  @ApiProperty(WORDING) title!: Readonly<Record<string, string>>;
  @ApiProperty({ example: '5322', description: 'ISCO-08' }) occupation!: string;
  @ApiProperty({ example: 3, description: 'Level of the national framework; neither EQF nor ISCED' }) nqfLevel!: number;
  @ApiPropertyOptional({ type: String, format: 'date' }) from?: string;
  @ApiPropertyOptional({ type: String, format: 'date' }) to?: string;
  @ApiProperty({ type: [StandardUnitDto] }) units!: readonly StandardUnitDto[];
  @ApiProperty({ type: StandardAwardDto }) award!: StandardAwardDto;
  @ApiProperty({ type: ReferenceSourceDto }) source!: ReferenceSourceDto;
  @ApiProperty({ description: 'Its units are invented' }) demonstration!: boolean;

  static from({ id, country, code, title, occupation, nqfLevel, ...more }: NationalStandard): NationalStandardDto {
    const { from, to, units, award, source, demonstration } = more;
    return {
      ...{ id, country, code, title, occupation, nqfLevel, from, to, demonstration },
      units: units.map(StandardUnitDto.from),
      award: { title: award.title, mapping: { ...award.mapping } },
      source: ReferenceSourceDto.from(source),
    };
  }
}

export class NationalStandardPageDto {
  @ApiProperty({ type: [NationalStandardDto] }) items!: readonly NationalStandardDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

export class FeeDto {
  @ApiProperty() amount!: number;
  @ApiProperty({ example: 'MDL', description: 'ISO 4217' }) currency!: string;
}

export class ValidationCentreDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'MD' }) country!: string;
  @ApiProperty() name!: string;
  @ApiPropertyOptional({ type: String, example: 'MD-CU' }) region?: string;
  @ApiProperty({ type: [String], example: ['MD-5322'] }) standards!: readonly string[];
  @ApiPropertyOptional({ type: FeeDto }) fee?: FeeDto;
  @ApiPropertyOptional({ type: String }) whoPays?: string;
  @ApiPropertyOptional({ type: String }) url?: string;
  @ApiPropertyOptional({ type: String, format: 'date' }) from?: string;
  @ApiPropertyOptional({ type: String, format: 'date' }) to?: string;
  @ApiProperty({ type: ReferenceSourceDto }) source!: ReferenceSourceDto;
  @ApiProperty() demonstration!: boolean;

  static from({ id, country, name, region, standards, fee, ...more }: ValidationCentre): ValidationCentreDto {
    const { whoPays, url, from, to, source, demonstration } = more;
    return {
      ...{ id, country, name, region, standards, whoPays, url, from, to, demonstration },
      ...(fee && { fee: { amount: fee.amount, currency: fee.currency } }),
      source: ReferenceSourceDto.from(source),
    };
  }
}

export class ValidationCentrePageDto {
  @ApiProperty({ type: [ValidationCentreDto] }) items!: readonly ValidationCentreDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
