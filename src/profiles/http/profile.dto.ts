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
import { EVIDENCE_GRADES, type EvidenceGrade, type ValidationStage } from '../../agreements/index.js';
import { parseMailAddress } from '../../platform/mail/mail-address.js';
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
  type OccupationUri,
  parseCefrLevel,
  parseCountry,
  parseIscedAttainment,
  parseIscedField,
  parseIscedProgramme,
  parseIscoGroup,
  parseIsoDate,
  parseIsoMonth,
  parseLanguage,
  parseOccupationUri,
  parseRegion,
  parseSkillUri,
  type RegionCode,
  type SkillUri,
} from '../../standards/index.js';
import { parsePhoneNumber } from '../domain/contact.js';
import { GeoPointDto } from './geo-point.dto.js';
import { StillLookingDto } from './still-looking.dto.js';

const STAGES: readonly ValidationStage[] = ['identification', 'documentation', 'assessment', 'certification'];
const KINDS = ['formal', 'non-formal', 'informal'] as const;
const MODES = ['full-time', 'part-time', 'distance'] as const;
const CONTRACTS = ['permanent', 'fixed-term', 'seasonal', 'self-employed'] as const;
const LICENCE_STATES = ['none', 'applied', 'conditional', 'active', 'lapsed', 'withdrawn'] as const;
const RETURNS = ['permanent', 'temporary', 'circular', 'remote'] as const;

export class AddCredentialDto {
  @ApiProperty({ enum: KINDS }) @IsIn(KINDS) kind!: (typeof KINDS)[number];
  @ApiProperty({ example: 'IT', type: String }) @ParsedBy(parseCountry) country!: CountryCode;
  @ApiProperty({ example: 'UNI 11766' }) @IsString() @Length(2, 300) title!: string;
  @ApiPropertyOptional({ format: 'date', type: String }) @IsOptional() @ParsedBy(parseIsoDate) awardedOn?: IsoDate;
  @ApiPropertyOptional({ format: 'date', type: String }) @IsOptional() @ParsedBy(parseIsoDate) trainingStartedOn?: IsoDate;
  @ApiPropertyOptional({ format: 'date', type: String }) @IsOptional() @ParsedBy(parseIsoDate) validUntil?: IsoDate;
  @ApiPropertyOptional({ format: 'date', type: String, description: 'Last confirmation that its holder still practises it' })
  @IsOptional()
  @ParsedBy(parseIsoDate)
  confirmedOn?: IsoDate;
  @ApiPropertyOptional({ type: String }) @IsOptional() @IsString() @Length(2, 300) issuer?: string;
  @ApiPropertyOptional({ type: Boolean }) @IsOptional() @IsBoolean() issuerRecognised?: boolean;
  @ApiPropertyOptional({ type: Number }) @IsOptional() @IsNumber() @Min(0) @Max(30) durationYears?: number;
  @ApiPropertyOptional({ type: Number }) @IsOptional() @IsNumber() @Min(0) @Max(1000) credits?: number;
  @ApiPropertyOptional({ enum: MODES }) @IsOptional() @IsIn(MODES) studyMode?: (typeof MODES)[number];
  @ApiPropertyOptional({ type: String }) @IsOptional() @ParsedBy(parseIscedProgramme) iscedProgramme?: IscedProgramme;
  @ApiPropertyOptional({ type: String }) @IsOptional() @ParsedBy(parseIscedAttainment) iscedAttainment?: IscedAttainment;
  @ApiPropertyOptional({ type: String }) @IsOptional() @ParsedBy(parseIscedField) iscedField?: IscedField;
  @ApiPropertyOptional({ type: String }) @IsOptional() @ParsedBy(parseIscoGroup) occupation?: IscoCode;
  @ApiPropertyOptional({ type: [String], description: 'ESCO URIs' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ParsedBy(parseSkillUri, { each: true })
  skills: SkillUri[] = [];
  @ApiPropertyOptional({ enum: EVIDENCE_GRADES, default: 'self-declared' }) @IsOptional() @IsIn(EVIDENCE_GRADES) evidence: EvidenceGrade =
    'self-declared';
  @ApiPropertyOptional({ enum: STAGES }) @IsOptional() @IsIn(STAGES) validation?: ValidationStage;
}

export class AddExperienceDto {
  @ApiProperty({ example: '5322', type: String }) @ParsedBy(parseIscoGroup) occupation!: IscoCode;
  @ApiPropertyOptional({ type: String }) @IsOptional() @ParsedBy(parseOccupationUri) occupationUri?: OccupationUri;
  @ApiProperty({ example: 'IT', type: String }) @ParsedBy(parseCountry) country!: CountryCode;
  @ApiProperty({ example: '2018-01', type: String }) @ParsedBy(parseIsoMonth) from!: IsoMonth;
  @ApiPropertyOptional({ example: '2024-06', type: String }) @IsOptional() @ParsedBy(parseIsoMonth) to?: IsoMonth;
  @ApiPropertyOptional({ type: Number }) @IsOptional() @IsNumber() @Min(0) @Max(100) hoursPerWeek?: number;
  @ApiPropertyOptional({ enum: EVIDENCE_GRADES, default: 'self-declared' }) @IsOptional() @IsIn(EVIDENCE_GRADES) evidence: EvidenceGrade =
    'self-declared';
  @ApiPropertyOptional({ type: Boolean }) @IsOptional() @IsBoolean() declared?: boolean;
  @ApiPropertyOptional({ type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ParsedBy(parseSkillUri, { each: true })
  skills: SkillUri[] = [];
  @ApiPropertyOptional({ enum: STAGES }) @IsOptional() @IsIn(STAGES) validation?: ValidationStage;
}

export class AddSkillDto {
  @ApiProperty({ description: 'ESCO URI', type: String }) @ParsedBy(parseSkillUri) skill!: SkillUri;
  @ApiPropertyOptional({ enum: EVIDENCE_GRADES, default: 'self-declared' }) @IsOptional() @IsIn(EVIDENCE_GRADES) evidence: EvidenceGrade =
    'self-declared';
}

export class LanguageHeldDto {
  @ApiProperty({ example: 'it', type: String }) @ParsedBy(parseLanguage) language!: LanguageTag;
  @ApiProperty({ example: 'B1', type: String }) @ParsedBy(parseCefrLevel) level!: CefrLevel;
}

export class LicenceDto {
  @ApiProperty({ example: '3221', type: String }) @ParsedBy(parseIscoGroup) occupation!: IscoCode;
  @ApiProperty({ example: 'MD', type: String }) @ParsedBy(parseCountry) country!: CountryCode;
  @ApiProperty({ enum: LICENCE_STATES }) @IsIn(LICENCE_STATES) state!: (typeof LICENCE_STATES)[number];
  @ApiPropertyOptional({ format: 'date', type: String }) @IsOptional() @ParsedBy(parseIsoDate) validUntil?: IsoDate;
}

export class HoursDto {
  @ApiPropertyOptional({ type: Number }) @IsOptional() @IsNumber() @Min(0) @Max(100) min?: number;
  @ApiPropertyOptional({ type: Number }) @IsOptional() @IsNumber() @Min(0) @Max(100) max?: number;
}

/** Both or neither: a distance is measured from somewhere. */
export class CommuteDto {
  @ApiProperty({ type: GeoPointDto, description: 'Where they would set out from; need not be the address' })
  @IsObject()
  @ValidateNested()
  @Type(() => GeoPointDto)
  from!: GeoPointDto;
  @ApiProperty({ type: 'integer', example: 30, minimum: 1, maximum: 1000, description: 'As the crow flies' })
  @IsInt()
  @Min(1)
  @Max(1000)
  km!: number;
}

export class WishesDto {
  @ApiPropertyOptional({ type: [String], description: 'ISCO-08' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ParsedBy(parseIscoGroup, { each: true })
  occupations: IscoCode[] = [];
  @ApiPropertyOptional({ type: [String], description: 'ISO 3166-2; empty: anywhere in the destination' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ParsedBy(parseRegion, { each: true })
  regions: RegionCode[] = [];
  @ApiPropertyOptional({ type: CommuteDto, description: 'The greatest distance accepted, within the regions; left out: any distance' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => CommuteDto)
  commute?: CommuteDto;
  @ApiPropertyOptional({ enum: RETURNS }) @IsOptional() @IsIn(RETURNS) returnKind?: (typeof RETURNS)[number];
  @ApiPropertyOptional({ format: 'date', type: String }) @IsOptional() @ParsedBy(parseIsoDate) availableFrom?: IsoDate;
  @ApiPropertyOptional({ format: 'date', type: String }) @IsOptional() @ParsedBy(parseIsoDate) availableTo?: IsoDate;
  @ApiPropertyOptional({ type: HoursDto }) @IsOptional() @IsObject() @ValidateNested() @Type(() => HoursDto) hoursPerWeek?: HoursDto;
  @ApiPropertyOptional({ enum: CONTRACTS, isArray: true })
  @IsOptional()
  @IsArray()
  @IsIn(CONTRACTS, { each: true })
  contracts?: (typeof CONTRACTS)[number][];
}

export class DetailsDto {
  @ApiPropertyOptional({ type: String }) @IsOptional() @IsString() @Length(1, 200) displayName?: string;
  @ApiPropertyOptional({ enum: ['female', 'male', 'other'] }) @IsOptional() @IsIn(['female', 'male', 'other']) sex?:
    | 'female'
    | 'male'
    | 'other';
  @ApiPropertyOptional({ type: Number, description: 'Where the date is not known; that of the date otherwise' })
  @IsOptional()
  @IsInt()
  @Min(1900)
  @Max(2199)
  birthYear?: number;
  @ApiPropertyOptional({ type: String, format: 'date', example: '1984-03-25' }) @IsOptional() @ParsedBy(parseIsoDate) birthDate?: IsoDate;
  @ApiPropertyOptional({
    type: String,
    example: 'ana@example.md',
    maxLength: 254,
    description: 'To reach the person and to find their file',
  })
  @IsOptional()
  @ParsedBy(parseMailAddress)
  email?: string;
  @ApiPropertyOptional({ type: String, example: '+373 60 123 456', description: 'With + and the code of the country' })
  @IsOptional()
  @ParsedBy(parsePhoneNumber)
  phone?: string;
}

/** What may be changed by PATCH; lists given replace the whole list. */
export class ChangeProfileDto {
  @ApiPropertyOptional({ example: 'MD', type: String }) @IsOptional() @ParsedBy(parseCountry) destination?: CountryCode;
  @ApiPropertyOptional({ type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5)
  @ParsedBy(parseCountry, { each: true })
  nationalities?: CountryCode[];
  @ApiPropertyOptional({ type: String }) @IsOptional() @ParsedBy(parseCountry) residence?: CountryCode;
  @ApiPropertyOptional({ type: [LanguageHeldDto] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => LanguageHeldDto)
  languages?: LanguageHeldDto[];
  @ApiPropertyOptional({ type: [LicenceDto] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => LicenceDto)
  licences?: LicenceDto[];
  @ApiPropertyOptional({ type: WishesDto }) @IsOptional() @IsObject() @ValidateNested() @Type(() => WishesDto) wishes?: WishesDto;
  @ApiPropertyOptional({ type: DetailsDto, description: 'Kept apart; never assessed, never ranked by' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => DetailsDto)
  details?: DetailsDto;
}

export class CreateProfileDto extends ChangeProfileDto {
  @ApiProperty({ required: true, example: 'MD', type: String }) @ParsedBy(parseCountry) declare destination: CountryCode;
  @ApiPropertyOptional({ type: [AddCredentialDto] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => AddCredentialDto)
  credentials: AddCredentialDto[] = [];
  @ApiPropertyOptional({ type: [AddExperienceDto] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => AddExperienceDto)
  experiences: AddExperienceDto[] = [];
  @ApiPropertyOptional({ type: [AddSkillDto] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(300)
  @ValidateNested({ each: true })
  @Type(() => AddSkillDto)
  skills: AddSkillDto[] = [];
}

export class CredentialDto extends AddCredentialDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
}
export class ExperienceDto extends AddExperienceDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
}
export class LicenceHeldDto extends LicenceDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
}
export class ProfileDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() revision!: number;
  @ApiProperty({ type: String }) destination!: string;
  @ApiProperty({ type: [String] }) nationalities!: readonly string[];
  @ApiProperty({ type: String, required: false }) residence?: string;
  @ApiProperty({ type: [CredentialDto] }) credentials!: readonly object[];
  @ApiProperty({ type: [ExperienceDto] }) experiences!: readonly object[];
  @ApiProperty({ type: [AddSkillDto] }) skills!: readonly object[];
  @ApiProperty({ type: [LanguageHeldDto] }) languages!: readonly object[];
  @ApiProperty({ type: [LicenceHeldDto] }) licences!: readonly object[];
  @ApiProperty({ type: WishesDto }) wishes!: object;
  @ApiProperty() demonstration!: boolean;
  @ApiProperty({
    type: StillLookingDto,
    description: 'Whether they still look for work: asked every 90 days, paused 30 days later without an answer',
  })
  looking?: StillLookingDto;
}
