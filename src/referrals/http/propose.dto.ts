import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Length, ValidateIf } from 'class-validator';
import { PURPOSES, type Purpose } from '../../agreements/index.js';
import { ParsedBy } from '../../platform/validation/parsed-by.js';
import { type IsoDate, parseIsoDate } from '../../standards/index.js';
import { RECIPIENT_KINDS, type ReferredTo } from '../domain/referral.js';

const isFor = (kind: (typeof RECIPIENT_KINDS)[number]) => (form: ProposeReferralDto) => form.recipient === kind;

export class ProposeReferralDto {
  @ApiProperty({ format: 'uuid', example: '01900000-0000-7001-8000-000000000002' }) @IsUUID() profileId!: string;
  @ApiProperty({ enum: RECIPIENT_KINDS, example: 'employer' }) @IsIn(RECIPIENT_KINDS) recipient!: (typeof RECIPIENT_KINDS)[number];
  @ApiPropertyOptional({ format: 'uuid', description: 'Of an employer', example: '01900000-0000-7002-8000-000000000001' })
  @ValidateIf(isFor('employer'))
  @IsUUID()
  vacancyId?: string;
  @ApiPropertyOptional({ type: String, description: 'Of a validation centre: code of the national standard', example: 'MD-5322' })
  @ValidateIf(isFor('validation-centre'))
  @IsString()
  @Length(1, 100)
  standard?: string;
  @ApiPropertyOptional({ type: String, description: 'Of a validation centre: which one; left out, any that is competent' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  centre?: string;
  @ApiPropertyOptional({ type: String, description: 'Of a competent authority: its name', example: 'Centrul ENIC-NARIC' })
  @ValidateIf(isFor('competent-authority'))
  @IsString()
  @Length(1, 300)
  authority?: string;
  @ApiPropertyOptional({ enum: PURPOSES, description: 'Of a competent authority: what is asked of it' })
  @ValidateIf(isFor('competent-authority'))
  @IsIn(PURPOSES)
  purpose?: Purpose;
  @ApiPropertyOptional({
    type: String,
    format: 'date',
    description: 'Last day on which the person may agree; 14 days when left out, 60 at most',
  })
  @IsOptional()
  @ParsedBy(parseIsoDate)
  answerBy?: IsoDate;

  @ApiPropertyOptional({
    type: String,
    description: 'Why it should go on although fair recruitment stands against it; a second named person decides',
  })
  @IsOptional()
  @IsString()
  @Length(10, 1000)
  override?: string;

  static recipientOf({ recipient, vacancyId = '', standard = '', centre, authority = '', purpose }: ProposeReferralDto): ReferredTo {
    if (recipient === 'employer') return { kind: recipient, vacancyId };
    if (recipient === 'validation-centre') return { kind: recipient, standard, centre: centre ?? null };
    return { kind: recipient, authority, purpose: purpose as Purpose };
  }
}
