import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { EVIDENCE_GRADES, type EvidenceGrade } from '../../agreements/index.js';
import { ParsedBy } from '../../platform/validation/parsed-by.js';
import { type IsoDate, parseIsoDate } from '../../standards/index.js';
import { WORDING_LANGUAGES, type WordingLanguage } from '../domain/consent-wordings.js';
import { CONSENT_PURPOSES } from '../domain/processing-purposes.js';
import type { EvidenceItem } from '../domain/profile-papers.js';

const KINDS = ['document', 'reference', 'portfolio', 'statement', 'register-extract'] as const;

export class AddEvidenceDto {
  @ApiPropertyOptional({ type: String, format: 'uuid', description: 'The credential or experience that it shows' })
  @IsOptional()
  @IsUUID()
  subjectId?: string;
  @ApiProperty({ enum: KINDS }) @IsIn(KINDS) kind!: EvidenceItem['kind'];
  @ApiProperty({ enum: EVIDENCE_GRADES }) @IsIn(EVIDENCE_GRADES) grade!: EvidenceGrade;
  @ApiProperty({ example: 'INPS extract 2018–2019' }) @IsString() @Length(1, 1000) description!: string;
  @ApiPropertyOptional({ type: String }) @IsOptional() @IsString() @Length(1, 300) vouchedBy?: string;
}
export class EvidenceDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) subjectId!: string | null;
  @ApiProperty({ enum: KINDS }) kind!: string;
  @ApiProperty({ enum: EVIDENCE_GRADES }) grade!: string;
  @ApiProperty() description!: string;
  @ApiProperty({ type: String, nullable: true }) vouchedBy!: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) addedAt!: Date;
}
export class AddConsentDto {
  @ApiProperty({ example: 'ANOFM Orhei' }) @IsString() @Length(1, 300) recipient!: string;
  @ApiProperty({ enum: CONSENT_PURPOSES, description: 'GET /v1/processing-purposes tells what each is' })
  @IsIn(CONSENT_PURPOSES)
  purpose!: string;
  @ApiPropertyOptional({ enum: WORDING_LANGUAGES, description: 'In which the person was asked' })
  @IsOptional()
  @IsIn(WORDING_LANGUAGES)
  language: WordingLanguage = 'en';
  @ApiPropertyOptional({ type: String, description: 'Of a paper signed elsewhere; without it the present wording of the service is kept' })
  @IsOptional()
  @IsString()
  @Length(1, 5000)
  wording?: string;
  @ApiPropertyOptional({ type: String, format: 'date' }) @IsOptional() @ParsedBy(parseIsoDate) until?: IsoDate;
}
export class ConsentDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() recipient!: string;
  @ApiProperty() purpose!: string;
  @ApiProperty({ type: String, nullable: true }) legalBasis!: string | null;
  @ApiProperty() wording!: string;
  @ApiProperty({ type: Number, nullable: true, description: 'Of the wording of the service; null: words of another paper' }) version!:
    | number
    | null;
  @ApiProperty({ type: String, nullable: true }) language!: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) givenAt!: Date;
  @ApiProperty({ type: String, format: 'date', nullable: true }) until!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) withdrawnAt!: Date | null;
}
