import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { PURPOSES, type Purpose } from '../../../agreements/index.js';
import { ParsedBy } from '../../../platform/validation/parsed-by.js';
import { type IsoDate, parseIsoDate } from '../../../standards/index.js';
import { CASE_STATES, type RecognitionCase, type TakenDecision } from '../../domain/cases/case.js';
import { conditionsFulfilled, isDeemedRegistered, isSilent } from '../../domain/cases/commands.js';
import { AssessDto } from '../assess.dto.js';
import { AssessmentDto } from '../assessment.dto.js';
import { DecisionDto } from './decision.dto.js';

const FORM = { type: 'object', additionalProperties: true } as const;

export class OpenCaseDto {
  @ApiProperty({ enum: PURPOSES }) @IsIn(PURPOSES) purpose!: Purpose;
  @ApiProperty({ type: AssessDto, description: 'As the body of POST /v1/assessments; frozen with the case' })
  @IsObject()
  @ValidateNested()
  @Type(() => AssessDto)
  facts!: AssessDto;
  @ApiPropertyOptional({ format: 'date', type: String, description: 'Which texts govern; today when left out' })
  @IsOptional()
  @ParsedBy(parseIsoDate)
  lodgedOn?: IsoDate;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() profileId?: string;
  @ApiPropertyOptional({ type: String, description: 'The id of the credential in the profile, or "experience"' })
  @IsOptional()
  @Matches(/^([0-9a-f-]{36}|experience)$/)
  subject?: string;
  @ApiPropertyOptional({ type: Boolean, description: 'May the authority contact the country of origin? No unless the person says yes' })
  @IsOptional()
  @IsBoolean()
  consentToContactOrigin?: boolean;
}
export class RequestEvidenceDto {
  @ApiProperty({ type: [String], example: ['transcript of records'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @Length(1, 500, { each: true })
  asked!: string[];
}
export class GiveEvidenceDto {
  @ApiProperty({ description: 'What was given, or why it cannot be' }) @IsString() @Length(1, 2000) given!: string;
}
export class AppealDto {
  @ApiProperty() @IsString() @Length(1, 4000) grounds!: string;
}
export class WithdrawDto {
  @ApiProperty() @IsString() @Length(1, 1000) reason!: string;
}
export class ProveConditionDto {
  @ApiProperty({ example: 'adaptation' }) @IsString() @Length(1, 80) key!: string;
}
const LICENCE_STATES = ['none', 'applied', 'conditional', 'active', 'lapsed', 'withdrawn'] as const;
export class RecordLicenceDto {
  @ApiProperty({ enum: LICENCE_STATES }) @IsIn(LICENCE_STATES) state!: (typeof LICENCE_STATES)[number];
  @ApiProperty({ description: 'Who keeps the register of the profession' }) @IsString() @Length(1, 300) authority!: string;
}

export class DeadlineDto {
  @ApiProperty({ description: 'Calendar months from the complete file' }) months!: number;
  @ApiProperty() article!: string;
  @ApiProperty() source!: string;
  @ApiProperty({ enum: ['appeal', 'deemed-registration'] }) silence!: string;
}
export class EvidenceRequestDto {
  @ApiProperty({ type: [String] }) asked!: readonly string[];
  @ApiProperty({ format: 'date' }) on!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) answeredOn!: string | null;
  @ApiProperty({ type: String, nullable: true }) given!: string | null;
}
export class TakenDecisionDto {
  @ApiProperty({ enum: ['decision'] }) nature!: string;
  @ApiProperty({ enum: ['first', 'correction', 'on-appeal'] }) kind!: string;
  @ApiProperty({ format: 'date' }) on!: string;
  @ApiProperty({ type: DecisionDto }) decision!: DecisionDto;
  @ApiProperty({ description: 'Of the assessment before it' }) assessmentDigest!: string;
  @ApiProperty({ description: 'False: it departs from the assessment; the decision says why' }) followed!: boolean;
  @ApiProperty({ type: 'array', items: FORM, description: 'Conditions that were proved, with the day' }) proofs!: readonly object[];
  @ApiProperty() conditionsFulfilled!: boolean;

  static from(taken: TakenDecision): TakenDecisionDto {
    const { decision, on, kind, assessmentDigest, followed, proofs } = taken;
    const fulfilled = conditionsFulfilled(taken);
    return {
      nature: 'decision',
      kind,
      on,
      decision: decision as DecisionDto,
      assessmentDigest,
      followed,
      proofs,
      conditionsFulfilled: fulfilled,
    };
  }
}
export class CaseSummaryDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'RO' }) country!: string;
  @ApiProperty({ type: String, nullable: true, example: 'MD' }) origin!: string | null;
  @ApiProperty({ enum: PURPOSES }) purpose!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) profileId!: string | null;
  @ApiProperty({ format: 'date' }) lodgedOn!: string;
  @ApiProperty({ enum: CASE_STATES }) state!: string;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'Last day for the decision; null while the file is not complete',
  })
  decideBy!: string | null;
  @ApiProperty({ description: 'The ETag' }) revision!: number;
  @ApiProperty() demonstration!: boolean;
}
export class CasePageDto {
  @ApiProperty({ type: [CaseSummaryDto] }) items!: readonly CaseSummaryDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
export class CaseDto extends CaseSummaryDto {
  @ApiProperty({ ...FORM, description: 'As they were on the day of opening' }) facts!: object;
  @ApiProperty() consentToContactOrigin!: boolean;
  @ApiProperty({ type: AssessmentDto, description: 'A prediction for the day of lodging; computed again when an agreement changes' })
  assessment!: AssessmentDto;
  @ApiProperty({ type: DeadlineDto }) deadline!: DeadlineDto;
  @ApiProperty({ type: [EvidenceRequestDto] }) requests!: readonly EvidenceRequestDto[];
  @ApiProperty({ type: String, format: 'date', nullable: true }) completeOn!: string | null;
  @ApiProperty({ description: 'The limit has passed without a decision; an appeal is open' }) silent!: boolean;
  @ApiProperty({ description: 'The text deems registration given after silence' }) deemedRegistered!: boolean;
  @ApiProperty({ type: [TakenDecisionDto], description: 'The last one counts' }) decisions!: readonly TakenDecisionDto[];
  @ApiProperty({ type: 'array', items: FORM }) appeals!: readonly object[];
  @ApiProperty({ type: 'array', items: FORM, description: 'Apart from any decision' }) licences!: readonly object[];
  @ApiProperty({ type: 'array', items: FORM, description: 'A later text would grant what was refused' }) invitations!: readonly object[];

  static of(one: RecognitionCase, today: IsoDate): CaseDto {
    const { id, country, origin = null, purpose, profileId = null, lodgedOn, state, decideBy = null, revision, demonstration } = one;
    const {
      facts,
      consentToContactOrigin,
      assessment,
      deadline,
      requests,
      completeOn = null,
      decisions,
      appeals,
      licences,
      invitations,
    } = one;
    return {
      ...{ id, country, origin, purpose, profileId, lodgedOn, state, decideBy, revision, demonstration },
      ...{ facts, consentToContactOrigin, deadline, completeOn, appeals, licences, invitations },
      assessment: AssessmentDto.from(assessment),
      requests: requests.map(({ asked, on, answeredOn = null, given = null }) => ({ asked, on, answeredOn, given })),
      silent: isSilent(one, today),
      deemedRegistered: isDeemedRegistered(one, today),
      decisions: decisions.map(TakenDecisionDto.from),
    };
  }
}
export class CaseStepDto {
  @ApiProperty({ example: 'evidence-requested' }) kind!: string;
  @ApiProperty({ format: 'date' }) on!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null: the service itself' }) actor!: string | null;
}
