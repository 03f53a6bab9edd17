import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsObject, IsOptional, IsString, Length, Matches, Min, ValidateNested } from 'class-validator';
import { ParsedBy } from '../../../platform/validation/parsed-by.js';
import { type IscedLevel, type IsoDate, parseIscedLevel, parseIsoDate } from '../../../standards/index.js';
import {
  DECISION_OUTCOMES,
  DECISION_REASONS,
  type Decision,
  type DecisionOutcome,
  type DecisionReason,
} from '../../domain/cases/decision.js';

const MEASURES = ['adaptation-period', 'aptitude-test', 'assessment', 'additional-training', 'verification', 'other'] as const;

export class DecisionReasonDto {
  @ApiProperty({ enum: DECISION_REASONS }) @IsIn(DECISION_REASONS) code!: DecisionReason;
  @ApiProperty({ description: 'In the words of the authority' }) @IsString() @Length(1, 4000) words!: string;
}
export class SubstantialDifferenceDto {
  @ApiProperty({ example: 'clinical practice' }) @IsString() @Length(1, 500) subject!: string;
  @ApiProperty() @IsString() @Length(1, 2000) whyExperienceDoesNotCover!: string;
}
export class DecisionConditionDto {
  @ApiProperty({ example: 'adaptation' }) @Matches(/^[a-z0-9-]{1,80}$/) key!: string;
  @ApiProperty({ enum: MEASURES }) @IsIn(MEASURES) measure!: (typeof MEASURES)[number];
  @ApiProperty({ example: '14(1)' }) @IsString() @Length(1, 300) article!: string;
  @ApiProperty({ format: 'date', type: String }) @ParsedBy(parseIsoDate) deadline!: IsoDate;
  @ApiProperty({ description: 'What shows that it is fulfilled' }) @IsString() @Length(1, 1000) proof!: string;
  @ApiPropertyOptional({ type: String, description: 'Conditions with the same word stand for each other, at the choice of the applicant' })
  @IsOptional()
  @IsString()
  @Length(1, 80)
  choice?: string;
}
export class RecognisedByDecisionDto {
  @ApiPropertyOptional({ type: Number, minimum: 0, maximum: 8 }) @IsOptional() @ParsedBy(parseIscedLevel) iscedLevel?: IscedLevel;
  @ApiPropertyOptional({ type: String }) @IsOptional() @IsString() @Length(1, 300) equivalentTitle?: string;
}
export class DecisionBasisDto {
  @ApiProperty({ example: 'ro-md-education' }) @IsString() @Length(1, 200) agreement!: string;
  @ApiPropertyOptional({ type: Number }) @IsOptional() @IsInt() @Min(1) version?: number;
  @ApiPropertyOptional({ type: String }) @IsOptional() @IsString() @Length(1, 200) provision?: string;
  @ApiProperty({ example: '3(3)' }) @IsString() @Length(1, 300) article!: string;
}
export class AppealInformationDto {
  @ApiProperty({ example: 'The administrative court' }) @IsString() @Length(1, 500) to!: string;
  @ApiProperty({ format: 'date', type: String }) @ParsedBy(parseIsoDate) until!: IsoDate;
}
const list = (type: () => new () => object) => [IsArray(), ArrayMaxSize(100), ValidateNested({ each: true }), Type(type)];
const List =
  (type: () => new () => object): PropertyDecorator =>
  (target, key) => {
    for (const decorate of list(type)) decorate(target, key as string);
  };

export class DecisionDto implements Decision {
  @ApiProperty({ enum: DECISION_OUTCOMES }) @IsIn(DECISION_OUTCOMES) outcome!: DecisionOutcome;
  @ApiProperty({ type: [DecisionReasonDto], description: 'Mandatory unless full' })
  @List(() => DecisionReasonDto)
  reasons: DecisionReasonDto[] = [];
  @ApiPropertyOptional({ type: String }) @IsOptional() @IsString() @Length(1, 300) levelRequired?: string;
  @ApiPropertyOptional({ type: String }) @IsOptional() @IsString() @Length(1, 300) levelHeld?: string;
  @ApiProperty({ type: [SubstantialDifferenceDto] }) @List(() => SubstantialDifferenceDto) differences: SubstantialDifferenceDto[] = [];
  @ApiProperty({ type: [DecisionConditionDto] }) @List(() => DecisionConditionDto) conditions: DecisionConditionDto[] = [];
  @ApiPropertyOptional({ type: RecognisedByDecisionDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => RecognisedByDecisionDto)
  recognisedAs?: RecognisedByDecisionDto;
  @ApiProperty({ type: [DecisionBasisDto] }) @List(() => DecisionBasisDto) bases: DecisionBasisDto[] = [];
  @ApiPropertyOptional({ type: String, description: 'Mandatory when it departs from the assessment' })
  @IsOptional()
  @IsString()
  @Length(1, 4000)
  whyDeparted?: string;
  @ApiPropertyOptional({ type: AppealInformationDto, description: 'Mandatory unless full' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => AppealInformationDto)
  appeal?: AppealInformationDto;
}
