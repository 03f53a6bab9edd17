import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { ParsedBy } from '../../platform/validation/parsed-by.js';
import { GeoPointDto } from '../../profiles/index.js';
import {
  type CefrLevel,
  type IscedLevel,
  type IscoCode,
  type IsoDate,
  type LanguageTag,
  type OccupationUri,
  parseCefrLevel,
  parseIscedLevel,
  parseIscoGroup,
  parseIsoDate,
  parseLanguage,
  parseOccupationUri,
  parseRegion,
  parseSkillUri,
  type RegionCode,
  type SkillUri,
} from '../../standards/index.js';
import { parseNoWorkerFee, VACANCY_WARNINGS } from '../domain/recruitment-terms.js';
import { CLOSED_BECAUSE } from '../domain/vacancy.js';
import { AgencyDto, IncentiveDto } from './recruitment-terms.dto.js';
import { SkillReadDto } from './skill-read.dto.js';

const CONTRACTS = ['permanent', 'fixed-term', 'seasonal', 'self-employed'] as const;

export class LanguageAskedDto {
  @ApiProperty({ example: 'ro', type: String }) @ParsedBy(parseLanguage) language!: LanguageTag;
  @ApiProperty({ example: 'B1', type: String }) @ParsedBy(parseCefrLevel) level!: CefrLevel;
}

export class PayDto {
  @ApiPropertyOptional({ type: Number }) @IsOptional() @IsNumber() @Min(0) @Max(1e9) min?: number;
  @ApiPropertyOptional({ type: Number }) @IsOptional() @IsNumber() @Min(0) @Max(1e9) max?: number;
  @ApiProperty({ example: 'MDL', description: 'ISO 4217' }) @IsString() @Length(3, 3) currency!: string;
  @ApiProperty({ enum: ['hour', 'month', 'year'] }) @IsIn(['hour', 'month', 'year']) per!: 'hour' | 'month' | 'year';
}

/** Identified to the outside by `source` and `reference`; sending it again changes it. */
export class VacancyFormDto {
  @ApiProperty({ example: 'demo-office' }) @IsString() @Length(1, 100) source!: string;
  @ApiProperty({ example: 'A-17' }) @IsString() @Length(1, 200) reference!: string;
  @ApiProperty({ example: 'Îngrijitor la domiciliu' }) @IsString() @Length(2, 300) title!: string;
  @ApiPropertyOptional({ type: String }) @IsOptional() @IsString() @Length(1, 300) employer?: string;
  @ApiPropertyOptional({ type: AgencyDto, description: 'Who advertises for the employer; left out, the employer does' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => AgencyDto)
  agency?: AgencyDto;
  @ApiPropertyOptional({ type: Boolean, description: 'Only false is taken: a vacancy that charges the worker a fee is refused' })
  @IsOptional()
  @ParsedBy(parseNoWorkerFee)
  feeChargedToWorker?: false;
  @ApiPropertyOptional({ type: [IncentiveDto], description: 'Supports that come with the work, and who may use them' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => IncentiveDto)
  incentives?: IncentiveDto[];
  @ApiPropertyOptional({ type: String, maxLength: 20000 }) @IsOptional() @IsString() @Length(1, 20_000) description?: string;
  @ApiProperty({ example: 'MD-OR', description: 'ISO 3166-2', type: String }) @ParsedBy(parseRegion) region!: RegionCode;
  @ApiPropertyOptional({ type: GeoPointDto, description: 'Where the work is done; left out, a wished distance stays an open question' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => GeoPointDto)
  place?: GeoPointDto;
  @ApiProperty({ example: '5322', description: 'ISCO-08', type: String }) @ParsedBy(parseIscoGroup) occupation!: IscoCode;
  @ApiPropertyOptional({ type: String, description: 'ESCO URI' }) @IsOptional() @ParsedBy(parseOccupationUri) occupationUri?: OccupationUri;
  @ApiPropertyOptional({
    type: [String],
    description: 'ESCO URIs; left out with optionalSkills: those of the occupation, as the description changes them',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ParsedBy(parseSkillUri, { each: true })
  essentialSkills?: SkillUri[];
  @ApiPropertyOptional({ type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ParsedBy(parseSkillUri, { each: true })
  optionalSkills?: SkillUri[];
  @ApiPropertyOptional({ type: [LanguageAskedDto] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => LanguageAskedDto)
  languages: LanguageAskedDto[] = [];
  @ApiPropertyOptional({ type: Number, minimum: 0, maximum: 8 }) @IsOptional() @ParsedBy(parseIscedLevel) iscedLevel?: IscedLevel;
  @ApiPropertyOptional({ type: Boolean, default: false, description: 'The level must be recognised' })
  @IsOptional()
  @IsBoolean()
  recognitionRequired: boolean = false;
  @ApiPropertyOptional({ type: Boolean, default: false, description: 'Only with an active licence' })
  @IsOptional()
  @IsBoolean()
  regulated: boolean = false;
  @ApiPropertyOptional({ enum: CONTRACTS }) @IsOptional() @IsIn(CONTRACTS) contract?: (typeof CONTRACTS)[number];
  @ApiPropertyOptional({ type: Number }) @IsOptional() @IsNumber() @Min(1) @Max(100) hoursPerWeek?: number;
  @ApiPropertyOptional({ type: Boolean, default: false }) @IsOptional() @IsBoolean() remote: boolean = false;
  @ApiPropertyOptional({ type: String, format: 'date' }) @IsOptional() @ParsedBy(parseIsoDate) startsOn?: IsoDate;
  @ApiPropertyOptional({ type: String, format: 'date' }) @IsOptional() @ParsedBy(parseIsoDate) expiresOn?: IsoDate;
  @ApiPropertyOptional({ type: Number, default: 1 }) @IsOptional() @IsInt() @Min(1) @Max(10_000) openings: number = 1;
  @ApiPropertyOptional({ enum: ['open', 'closed'], default: 'open' }) @IsOptional() @IsIn(['open', 'closed']) status: 'open' | 'closed' =
    'open';
  @ApiPropertyOptional({ type: PayDto, description: 'Shown, never ranked by' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PayDto)
  pay?: PayDto;
}

export class VacancyDto extends VacancyFormDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: 'Rises over all vacancies with every change of any' }) revision!: number;
  @ApiProperty({ type: String }) country!: string;
  @ApiProperty({
    enum: ['employer', 'occupation', 'description'],
    description:
      'Named by the employer; or those of the occupation; or those of the occupation as the description changes them (skillsRead)',
  })
  skillsFrom!: string;
  @ApiPropertyOptional({ type: [SkillReadDto], description: 'Read by a machine in the description, where the employer names no skills' })
  skillsRead?: readonly SkillReadDto[];
  @ApiProperty() demonstration!: boolean;
  @ApiPropertyOptional({
    enum: CLOSED_BECAUSE,
    description:
      'Of a closed one: its last day has passed; its source has closed it; it was absent from the last snapshot; the import that brought it was taken back',
  })
  closedBecause?: string;
  @ApiPropertyOptional({ format: 'uuid', description: 'The open vacancy that is the same job and stands for it in matching and in lists' })
  duplicateOf?: string;
}

export class SameJobDto {
  @ApiProperty({ description: 'The name that both give, without legal form; "" when neither names one' }) employer!: string;
  @ApiProperty({ description: 'Words of the titles that are the same, in percent' }) title!: number;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Runs of three words that are the same, in percent; null: not both are described',
  })
  description!: number | null;
}

export class VacancySourceDto {
  @ApiProperty({ format: 'uuid' }) vacancyId!: string;
  @ApiProperty() source!: string;
  @ApiProperty() reference!: string;
  @ApiProperty({ type: SameJobDto, nullable: true, description: 'Why it is the same job as the first; null: it is the first' })
  because!: SameJobDto | null;
}

export class OneVacancyDto extends VacancyDto {
  @ApiProperty({ type: [VacancySourceDto], description: 'Every advertisement of this job; the first stands for all' })
  sources!: readonly VacancySourceDto[];
  @ApiProperty({ enum: VACANCY_WARNINGS, isArray: true, description: 'incentive-leaves-residents-out: check that the law allows it' })
  warnings!: string[];
}

export class VacancyPageDto {
  @ApiProperty({ type: [VacancyDto] }) items!: readonly VacancyDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
