import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  DOCUMENT_KINDS,
  type DocumentKind,
  EVIDENCE_GRADES,
  type EvidenceGrade,
  PURPOSES,
  type Purpose,
  type Situation,
  type ValidationStage,
} from '../../agreements/index.js';
import { ParsedBy } from '../../platform/validation/parsed-by.js';
import {
  type CefrLevel,
  type CountryCode,
  type IscedAttainment,
  type IscedField,
  type IscedProgramme,
  type IscoCode,
  type IsoDate,
  type IsoMonth,
  type LanguageTag,
  parseCefrLevel,
  parseCountry,
  parseInstant,
  parseIscedAttainment,
  parseIscedField,
  parseIscedProgramme,
  parseIscoGroup,
  parseIsoDate,
  parseIsoMonth,
  parseLanguage,
} from '../../standards/index.js';

const STAGES: readonly ValidationStage[] = ['identification', 'documentation', 'assessment', 'certification'];
const SITUATIONS: readonly Situation[] = ['refugee', 'displaced', 'refugee-like'];
const LICENCE_STATES = ['none', 'applied', 'conditional', 'active', 'lapsed', 'withdrawn'] as const;

export class RecognitionElsewhereDto {
  @ApiProperty({ example: 'DE', type: String }) @ParsedBy(parseCountry) country!: CountryCode;
  @ApiPropertyOptional({ format: 'date', type: String }) @IsOptional() @ParsedBy(parseIsoDate) on?: IsoDate;
}

export class CredentialFactsDto {
  @ApiProperty({ enum: ['formal', 'non-formal', 'informal'] }) @IsIn(['formal', 'non-formal', 'informal']) kind!:
    | 'formal'
    | 'non-formal'
    | 'informal';
  @ApiProperty({ example: 'MD', description: 'Country that awarded it, ISO 3166-1', type: String })
  @ParsedBy(parseCountry)
  country!: CountryCode;
  @ApiProperty({ example: 'Atestat de studii medii de cultură generală' }) @IsString() @Length(2, 300) title!: string;
  @ApiPropertyOptional({ format: 'date', type: String }) @IsOptional() @ParsedBy(parseIsoDate) awardedOn?: IsoDate;
  @ApiPropertyOptional({ format: 'date', type: String }) @IsOptional() @ParsedBy(parseIsoDate) trainingStartedOn?: IsoDate;
  @ApiPropertyOptional({ format: 'date', type: String }) @IsOptional() @ParsedBy(parseIsoDate) validUntil?: IsoDate;
  @ApiPropertyOptional({ format: 'date', type: String, description: 'Last confirmation that its holder still practises it' })
  @IsOptional()
  @ParsedBy(parseIsoDate)
  confirmedOn?: IsoDate;
  @ApiPropertyOptional({ type: [RecognitionElsewhereDto], description: 'Authorities of other countries that have recognised it' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => RecognitionElsewhereDto)
  recognitions?: RecognitionElsewhereDto[];
  @ApiPropertyOptional({ type: String }) @IsOptional() @IsString() @Length(2, 300) issuer?: string;
  @ApiPropertyOptional({ type: Boolean, description: 'Was the issuer accredited or competent on the day of award?' })
  @IsOptional()
  @IsBoolean()
  issuerRecognised?: boolean;
  @ApiPropertyOptional({ type: Number, minimum: 0, maximum: 30 }) @IsOptional() @IsNumber() @Min(0) @Max(30) durationYears?: number;
  @ApiPropertyOptional({ type: Number, description: 'ECTS' }) @IsOptional() @IsNumber() @Min(0) @Max(1000) credits?: number;
  @ApiPropertyOptional({ enum: ['full-time', 'part-time', 'distance'] })
  @IsOptional()
  @IsIn(['full-time', 'part-time', 'distance'])
  studyMode?: 'full-time' | 'part-time' | 'distance';
  @ApiPropertyOptional({ type: String, description: 'ISCED-P' })
  @IsOptional()
  @ParsedBy(parseIscedProgramme)
  iscedProgramme?: IscedProgramme;
  @ApiPropertyOptional({ type: String, description: 'ISCED-A' })
  @IsOptional()
  @ParsedBy(parseIscedAttainment)
  iscedAttainment?: IscedAttainment;
  @ApiPropertyOptional({ type: String, description: 'ISCED-F 2013' }) @IsOptional() @ParsedBy(parseIscedField) iscedField?: IscedField;
  @ApiPropertyOptional({ type: String, description: 'ISCO-08 that it prepares for' })
  @IsOptional()
  @ParsedBy(parseIscoGroup)
  occupation?: IscoCode;
  @ApiPropertyOptional({ enum: EVIDENCE_GRADES }) @IsOptional() @IsIn(EVIDENCE_GRADES) evidence?: EvidenceGrade;
}

export class ExperienceFactsDto {
  @ApiProperty({ example: '5322', description: 'ISCO-08', type: String }) @ParsedBy(parseIscoGroup) occupation!: IscoCode;
  @ApiProperty({ example: 'IT', type: String }) @ParsedBy(parseCountry) country!: CountryCode;
  @ApiProperty({ example: '2018-01', type: String }) @ParsedBy(parseIsoMonth) from!: IsoMonth;
  @ApiPropertyOptional({ example: '2024-06', type: String, description: 'Left out: still there' })
  @IsOptional()
  @ParsedBy(parseIsoMonth)
  to?: IsoMonth;
  @ApiPropertyOptional({ type: Number, minimum: 0, maximum: 100 }) @IsOptional() @IsNumber() @Min(0) @Max(100) hoursPerWeek?: number;
  @ApiProperty({ enum: EVIDENCE_GRADES, default: 'self-declared' }) @IsIn(EVIDENCE_GRADES) evidence: EvidenceGrade = 'self-declared';
}

export class ValidationAwardDto {
  @ApiProperty({ type: String }) @IsString() @Length(2, 300) title!: string;
  @ApiPropertyOptional({ format: 'date', type: String }) @IsOptional() @ParsedBy(parseIsoDate) on?: IsoDate;
}

export class ValidationDto {
  @ApiProperty({ enum: STAGES }) @IsIn(STAGES) stage!: ValidationStage;
  @ApiPropertyOptional({ type: ValidationAwardDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ValidationAwardDto)
  award?: ValidationAwardDto;
}

export class DocumentDto {
  @ApiProperty({ enum: DOCUMENT_KINDS }) @IsIn(DOCUMENT_KINDS) kind!: DocumentKind;
  @ApiPropertyOptional({ enum: EVIDENCE_GRADES }) @IsOptional() @IsIn(EVIDENCE_GRADES) authentication?: EvidenceGrade;
}

export class LanguageDto {
  @ApiProperty({ example: 'it', type: String }) @ParsedBy(parseLanguage) language!: LanguageTag;
  @ApiProperty({ example: 'B1', type: String }) @ParsedBy(parseCefrLevel) level!: CefrLevel;
}

export class LicenceFactsDto {
  @ApiProperty({ example: '3221', type: String }) @ParsedBy(parseIscoGroup) occupation!: IscoCode;
  @ApiProperty({ example: 'RO', type: String }) @ParsedBy(parseCountry) country!: CountryCode;
  @ApiProperty({ enum: LICENCE_STATES }) @IsIn(LICENCE_STATES) state!: (typeof LICENCE_STATES)[number];
  @ApiPropertyOptional({ format: 'date', type: String }) @IsOptional() @ParsedBy(parseIsoDate) validUntil?: IsoDate;
}

/** Facts left out are unknown, never assumed. */
export class AssessDto {
  @ApiProperty({ example: 'RO', description: 'Country where recognition is asked, ISO 3166-1', type: String })
  @ParsedBy(parseCountry)
  destination!: CountryCode;
  @ApiPropertyOptional({ format: 'date', type: String, description: 'Day on which the application is lodged; today when left out' })
  @IsOptional()
  @ParsedBy(parseIsoDate)
  asOf?: IsoDate;
  @ApiPropertyOptional({
    format: 'date-time',
    type: String,
    description: 'Only what was recorded by this instant is used: the answer as it would have been given then; now when left out',
  })
  @IsOptional()
  @ParsedBy(parseInstant)
  knownAt?: string;
  @ApiPropertyOptional({ enum: PURPOSES, isArray: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(4)
  @IsIn(PURPOSES, { each: true })
  purposes?: Purpose[];
  @ApiPropertyOptional({ example: '5321', type: String, description: 'ISCO-08; concerns the last two purposes' })
  @IsOptional()
  @ParsedBy(parseIscoGroup)
  occupation?: IscoCode;
  @ApiPropertyOptional({ type: CredentialFactsDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => CredentialFactsDto)
  credential?: CredentialFactsDto;
  @ApiPropertyOptional({ type: [ExperienceFactsDto] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ExperienceFactsDto)
  experiences?: ExperienceFactsDto[];
  @ApiPropertyOptional({ type: ValidationDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ValidationDto)
  validation?: ValidationDto;
  @ApiPropertyOptional({ type: [LanguageDto] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => LanguageDto)
  languages?: LanguageDto[];
  @ApiPropertyOptional({ type: [LicenceFactsDto] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => LicenceFactsDto)
  licences?: LicenceFactsDto[];
  @ApiPropertyOptional({ type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5)
  @ParsedBy(parseCountry, { each: true })
  nationalities?: CountryCode[];
  @ApiPropertyOptional({ type: String }) @IsOptional() @ParsedBy(parseCountry) residence?: CountryCode;
  @ApiPropertyOptional({ type: [DocumentDto], description: 'All papers at hand' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => DocumentDto)
  documents?: DocumentDto[];
  @ApiPropertyOptional({ type: Boolean, description: 'No disciplinary measure against the licence of origin' })
  @IsOptional()
  @IsBoolean()
  goodStanding?: boolean;
  @ApiPropertyOptional({ enum: SITUATIONS, description: 'Papers may be missing without harm' })
  @IsOptional()
  @IsIn(SITUATIONS)
  situation?: Situation;
  @ApiPropertyOptional({ type: Boolean, description: 'Begun under the agreement before: no new hire' })
  @IsOptional()
  @IsBoolean()
  returning?: boolean;
}
