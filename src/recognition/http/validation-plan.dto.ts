import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, IsString, Length, ValidateNested } from 'class-validator';
import { EVIDENCE_GRADES } from '../../agreements/index.js';
import { ParsedBy } from '../../platform/validation/parsed-by.js';
import { AddCredentialDto, AddExperienceDto, AddSkillDto } from '../../profiles/index.js';
import { type IsoDate, parseIsoDate } from '../../standards/index.js';
import { BETTER_EVIDENCE, type PlannedUnit, UNIT_STATES, type UnitExemption } from '../domain/validation/plan-unit.js';
import { STAGES, type ValidationPlan } from '../domain/validation/plan-validation.js';
import type { Showing } from '../domain/validation/shown-skills.js';
import type { Renewal, Validity } from '../domain/validation/validity.js';
import { AwardDto } from './validation.dto.js';

/** Facts left out are unknown, never assumed; nothing is stored. */
export class PlanValidationDto {
  @ApiProperty({ example: 'MD-5322', description: 'National standard, UUID or code' }) @IsString() @Length(1, 100) standard!: string;
  @ApiPropertyOptional({ type: String, format: 'date', description: 'Today when left out' })
  @IsOptional()
  @ParsedBy(parseIsoDate)
  asOf?: IsoDate;
  @ApiPropertyOptional({ type: [AddCredentialDto] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => AddCredentialDto)
  credentials: AddCredentialDto[] = [];
  @ApiPropertyOptional({ type: [AddExperienceDto], description: 'Declared or not makes no difference' })
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

export class RenewalDto {
  @ApiProperty({ enum: ['retest', 'employer-route', 'ask-issuer'] }) by!: string;
  @ApiPropertyOptional({ type: String, example: '9.3a', description: 'Of the norm' }) article?: string;
  static from({ by, article }: Renewal): RenewalDto {
    return { by, article };
  }
}

export class ValidityDto {
  @ApiProperty({ enum: ['valid', 'lapsed', 'unknown'] }) state!: string;
  @ApiPropertyOptional({ type: String, format: 'date', description: 'First day on which it no longer held' }) since?: string;
  @ApiPropertyOptional({ enum: ['validity-ended', 'not-confirmed', 'retest-due'] }) because?: string;
  @ApiPropertyOptional({ type: [RenewalDto] }) renewedBy?: readonly RenewalDto[];
  @ApiPropertyOptional({ enum: ['confirmed-on', 'valid-until'], isArray: true, description: 'Facts that decide' })
  missing?: readonly string[];

  static from(validity: Validity): ValidityDto {
    if (validity.state === 'valid') return { state: 'valid' };
    if (validity.state === 'unknown') return { state: 'unknown', missing: validity.missing };
    const { state, since, because, renewedBy } = validity;
    return { state, since, because, renewedBy: renewedBy.map(RenewalDto.from) };
  }
}

export class ShowingDto {
  @ApiProperty({ enum: ['credential', 'experience', 'skill'] }) kind!: string;
  @ApiPropertyOptional({ type: String, description: 'Of the credential or experience' }) id?: string;
  @ApiProperty({ type: [String], description: 'Skills of the unit that it shows' }) skills!: readonly string[];
  @ApiProperty({ enum: EVIDENCE_GRADES }) evidence!: string;
  static from({ kind, id, skills, evidence }: Showing): ShowingDto {
    return { kind, id, skills, evidence };
  }
}

export class ExemptionDto {
  @ApiProperty({ enum: ['agreement', 'partial-certificate'] }) by!: string;
  @ApiPropertyOptional({ type: String, description: 'Credential, or "experience", for which the clause holds' }) subject?: string;
  @ApiPropertyOptional({ type: String }) agreement?: string;
  @ApiPropertyOptional({ type: Number }) version?: number;
  @ApiPropertyOptional({ type: String }) provision?: string;
  @ApiPropertyOptional({ type: String, example: '5(1)' }) article?: string;
  @ApiPropertyOptional({ type: Boolean }) verified?: boolean;
  @ApiPropertyOptional({ type: Boolean, description: 'The agreement is invented' }) demonstration?: boolean;
  @ApiPropertyOptional({ type: String, format: 'uuid', description: 'Validation that ended in part' }) validation?: string;

  static from(exemption: UnitExemption): ExemptionDto {
    if (exemption.by === 'partial-certificate') return { by: exemption.by, validation: exemption.validation };
    const { by, subject, agreement, version, provision, article, verified, demonstration } = exemption;
    return { by, subject, agreement, version, provision, article, verified, demonstration };
  }
}

export class PlannedUnitDto {
  @ApiProperty({ example: 'MD-5322-1' }) code!: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } }) title!: Readonly<Record<string, string>>;
  @ApiProperty({ enum: UNIT_STATES }) state!: string;
  @ApiProperty({ enum: ['practical', 'interview', 'written', 'portfolio'] }) assessment!: string;
  @ApiProperty({ type: ExemptionDto, nullable: true }) exemption!: ExemptionDto | null;
  @ApiProperty({ type: [ShowingDto] }) shownBy!: readonly ShowingDto[];
  @ApiProperty({ type: [String] }) lacking!: readonly string[];
  @ApiProperty({ type: [String], description: 'For the person to confirm; not held until then' }) candidates!: readonly string[];
  @ApiProperty({ description: 'Months of practice that show it' }) months!: number;
  @ApiProperty({ enum: BETTER_EVIDENCE, isArray: true }) betterEvidence!: readonly string[];

  static from({ code, title, state, assessment, exemption, shownBy, ...more }: PlannedUnit): PlannedUnitDto {
    const { lacking, candidates, months, betterEvidence } = more;
    return {
      ...{ code, title, state, assessment, lacking, candidates, months, betterEvidence },
      exemption: exemption && ExemptionDto.from(exemption),
      shownBy: shownBy.map(ShowingDto.from),
    };
  }
}

export class CertificateDto {
  @ApiProperty() credential!: string;
  @ApiProperty({ type: ValidityDto }) validity!: ValidityDto;
}

export class ValidationPlanDto {
  @ApiProperty({ example: 'MD-5322' }) standard!: string;
  @ApiProperty({ example: 'MD' }) country!: string;
  @ApiProperty({ example: '5322' }) occupation!: string;
  @ApiProperty({ description: 'The units are invented' }) demonstration!: boolean;
  @ApiProperty({ enum: STAGES, nullable: true, type: String }) stage!: string | null;
  @ApiProperty({ enum: STAGES, nullable: true, type: String }) nextStage!: string | null;
  @ApiProperty() partialCertificatePossible!: boolean;
  @ApiProperty({ example: 3, description: 'Level aimed at in the national framework; no ISCED code' }) claimedNqfLevel!: number;
  @ApiProperty({ type: [PlannedUnitDto] }) units!: readonly PlannedUnitDto[];
  @ApiProperty({ type: [CertificateDto] }) certificates!: readonly CertificateDto[];
  @ApiProperty({ type: AwardDto, nullable: true, description: 'Only an award gives a code of ISCED' }) awarded!: AwardDto | null;
  @ApiProperty({ type: String, format: 'date' }) asOf!: string;

  static from({ standard, stage, nextStage, partialCertificatePossible, claimedNqfLevel, ...more }: ValidationPlan): ValidationPlanDto {
    const { code, country, occupation, demonstration } = standard;
    return {
      ...{ standard: code, country, occupation, demonstration, stage, nextStage, partialCertificatePossible, claimedNqfLevel },
      units: more.units.map(PlannedUnitDto.from),
      certificates: more.certificates.map(({ credential, validity }) => ({ credential, validity: ValidityDto.from(validity) })),
      awarded: more.awarded && AwardDto.from(more.awarded),
      asOf: more.asOf,
    };
  }
}
