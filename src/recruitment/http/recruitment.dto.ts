import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, Length } from 'class-validator';
import { ParsedBy } from '../../platform/validation/parsed-by.js';
import { type CountryCode, type IsoDate, parseCountry, parseIsoDate } from '../../standards/index.js';
import type { AgencyLicence } from '../domain/agency-licence.js';
import { FEE_VERDICTS, type FeeVerdict } from '../domain/fee-verdict.js';
import type { ReportedFee } from '../domain/reported-fee.js';
import type { FeeReview } from '../storage/fee-reviews.repository.js';

export class RecordAgencyLicenceDto {
  @ApiProperty({ example: 'MD', type: String }) @ParsedBy(parseCountry) country!: CountryCode;
  @ApiProperty({ example: 'Lavoro Sud SRL' }) @IsString() @Length(1, 300) agency!: string;
  @ApiProperty({ example: 'AP-17' }) @IsString() @Length(1, 100) number!: string;
  @ApiProperty({ example: 'ANOFM', description: 'Who granted it' }) @IsString() @Length(1, 300) authority!: string;
  @ApiProperty({ format: 'date', type: String, example: '2026-01-01' }) @ParsedBy(parseIsoDate) from!: IsoDate;
  @ApiPropertyOptional({ format: 'date', type: String, description: 'Its last day; left out, it is not known' })
  @IsOptional()
  @ParsedBy(parseIsoDate)
  to?: IsoDate;
  @ApiProperty({ example: 'Register of private employment agencies, 26 November 2026', description: 'Where it was read' })
  @IsString()
  @Length(1, 1000)
  source!: string;
  @ApiPropertyOptional({ type: Boolean, default: false, description: 'Compared with the register of the authority' })
  @IsOptional()
  @IsBoolean()
  verified: boolean = false;
}
export class EndLicenceDto {
  @ApiProperty({ format: 'date', type: String, example: '2026-12-31', description: 'The last day on which it holds' })
  @ParsedBy(parseIsoDate)
  to!: IsoDate;
}
export class AgencyLicenceDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: String, example: 'MD' }) country!: string;
  @ApiProperty() agency!: string;
  @ApiProperty() number!: string;
  @ApiProperty() authority!: string;
  @ApiProperty({ format: 'date' }) from!: string;
  @ApiProperty({ format: 'date', type: String, nullable: true }) to!: string | null;
  @ApiProperty() source!: string;
  @ApiProperty() verified!: boolean;

  static from({ id, country, agency, number, authority, from, to = undefined, source, verified }: AgencyLicence): AgencyLicenceDto {
    return { id, country, agency, number, authority, from, to: to ?? null, source, verified };
  }
}
export class AgencyLicencePageDto {
  @ApiProperty({ type: [AgencyLicenceDto] }) items!: readonly AgencyLicenceDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
export class JudgeFeesDto {
  @ApiProperty({ enum: FEE_VERDICTS, description: 'no-fee: the worker pays nothing; fee: nobody is referred', example: 'no-fee' })
  @IsIn(FEE_VERDICTS)
  verdict!: FeeVerdict;

  @ApiPropertyOptional({
    type: String,
    example: '200 EUR to the agent for your papers',
    description:
      'Only with "fee": what it is called, where the words are none of ours or were said by whoever advertises. Nobody is referred from then on, until another person says "no-fee"',
  })
  @IsOptional()
  @IsString()
  @Length(3, 300)
  words?: string;
}
class FeeWordsDto {
  @ApiProperty({ example: 'en', description: 'Language of the list that has them' }) language!: string;
  @ApiProperty({ example: 'placement fee' }) words!: string;
}
class ReportedFeeDto {
  @ApiProperty({ example: '200 EUR to the agent for your papers' }) words!: string;
  @ApiProperty({ description: 'Who reported it' }) reportedBy!: string;
  @ApiProperty({ type: String, format: 'date-time' }) reportedAt!: Date;
  @ApiProperty({ enum: ['fee'], nullable: true, type: String, description: 'Of another person; null: nobody else has looked yet' })
  verdict!: string | null;

  static from({ words, reportedBy, reportedAt, verdict }: ReportedFee): ReportedFeeDto {
    return { words, reportedBy: reportedBy.name, reportedAt, verdict };
  }
}
export class FeeReviewDto {
  @ApiProperty({ format: 'uuid' }) vacancyId!: string;
  @ApiProperty({ type: String, example: 'MD' }) country!: string;
  @ApiProperty({ description: 'Source of the vacancy' }) organisation!: string;
  @ApiProperty({ type: [FeeWordsDto] }) found!: FeeWordsDto[];
  @ApiProperty({ enum: FEE_VERDICTS, nullable: true, type: String, description: 'null: nobody has looked yet' }) verdict!: string | null;
  @ApiProperty({ type: String, nullable: true }) decidedBy!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) decidedAt!: Date | null;

  @ApiProperty({ type: ReportedFeeDto, nullable: true, description: 'A fee in other words that stands: nobody is referred' })
  reported!: ReportedFeeDto | null;

  static from({ vacancyId, country, organisation, found, verdict, decidedBy, decidedAt }: FeeReview, reported?: ReportedFee): FeeReviewDto {
    const words = found.map(({ language, words: said }) => ({ language, words: said }));
    const other = reported ? ReportedFeeDto.from(reported) : null;
    return { vacancyId, country, organisation, found: words, verdict, decidedBy, decidedAt, reported: other };
  }
}
export class FeeReviewPageDto {
  @ApiProperty({ type: [FeeReviewDto] }) items!: readonly FeeReviewDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
