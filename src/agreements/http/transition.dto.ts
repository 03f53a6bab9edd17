import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsObject, IsOptional, IsString, Length, Matches } from 'class-validator';
import { ParsedBy } from '../../platform/validation/parsed-by.js';
import { type CountryCode, type IsoDate, parseCountry, parseIsoDate } from '../../standards/index.js';
import type { Draft, PendingAct, Step } from '../domain/draft.js';
import { ACTS, DRAFT_ACTIONS } from '../domain/transition.js';

export const ACTIONS = [...DRAFT_ACTIONS, ...(Object.keys(ACTS) as (keyof typeof ACTS)[])] as const;
const HASH = /^sha-256:[0-9a-f]{64}$/;

export class TransitionDto {
  @ApiProperty({ enum: ACTIONS }) @IsIn(ACTIONS) action!: (typeof ACTIONS)[number];
  @ApiPropertyOptional({ example: 'MD', type: String, description: 'For which party, where you hold office for several' })
  @IsOptional()
  @ParsedBy(parseCountry)
  party?: CountryCode;
  @ApiPropertyOptional({
    example: 'sha-256:…',
    description: 'approve: the hash of the text that you have seen. An act: the hash of the proposal that you agree to',
  })
  @IsOptional()
  @Matches(HASH, { message: 'contentHash must be sha-256: and 64 hexadecimal digits, as it was read' })
  contentHash?: string;
  @ApiPropertyOptional({ format: 'date', type: String, description: 'The day on which the act was done or takes effect' })
  @IsOptional()
  @ParsedBy(parseIsoDate)
  on?: IsoDate;
  @ApiPropertyOptional({ type: Object, description: 'suspend, resume: only these occupations, this direction, new hires' })
  @IsOptional()
  @IsObject()
  scope?: object;
  @ApiPropertyOptional({ type: [String], description: 'reserve, withdraw-reservation: keys of provisions' })
  @IsOptional()
  @IsString({ each: true })
  provisions?: string[];
  @ApiPropertyOptional({ type: Object, description: 'Where it can be read; left out: this register' })
  @IsOptional()
  @IsObject()
  source?: object;
  @ApiPropertyOptional({ type: String }) @IsOptional() @IsString() @Length(1, 1000) reason?: string;
}
export class StandingDto {
  @ApiProperty({ enum: ['draft', 'under-approval', 'submitted', 'proposed', 'recorded'] }) state!: string;
  @ApiProperty({ type: [String], example: ['RO'], description: 'Parties that have not agreed yet' }) waitingFor!: readonly string[];
  @ApiProperty({ example: 'sha-256:…' }) hash!: string;
}
export class DraftDto {
  @ApiProperty({ format: 'uuid' }) agreementId!: string;
  @ApiPropertyOptional({ type: String, example: 'it-md-skills' }) agreement?: string;
  @ApiProperty() number!: number;
  @ApiProperty({ description: 'The ETag' }) revision!: number;
  @ApiProperty({ enum: ['draft', 'under-approval'] }) state!: string;
  @ApiProperty({ example: 'sha-256:…' }) contentHash!: string;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'A version as in /v1/agreements/schema.json' }) content!: object;

  static from({ agreementId, number, revision, state, contentHash, content }: Draft, agreement?: string): DraftDto {
    return { agreementId, ...(agreement && { agreement }), number, revision, state, contentHash, content };
  }
}
export class BegunAgreementDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() slug!: string;
}
export class AgreementStepDto {
  @ApiProperty({ type: Number, nullable: true }) version!: number | null;
  @ApiProperty({ example: 'approve' }) action!: string;
  @ApiProperty({ type: String, nullable: true, example: 'MD' }) party!: string | null;
  @ApiPropertyOptional({ type: String, description: 'Shown to administrators of the parties' }) actorName?: string;
  @ApiProperty({ type: String, nullable: true }) hash!: string | null;
  @ApiProperty({ type: String, nullable: true }) reason!: string | null;
  @ApiProperty({ format: 'date-time' }) takenAt!: string;

  static from({ version, action, party, hash, reason, takenAt }: Step): AgreementStepDto {
    return { version, action, party, hash, reason, takenAt };
  }
  static forParties(step: Step): AgreementStepDto {
    return { ...AgreementStepDto.from(step), actorName: step.actorName };
  }
}
export class PendingActDto {
  @ApiProperty({ type: Number, nullable: true }) version!: number | null;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'An event as in /v1/agreements/schema.json' }) event!: object;
  @ApiProperty({ example: 'sha-256:…', description: 'To be sent as contentHash by whoever agrees' }) hash!: string;
  @ApiProperty({ description: 'Its day lies before the last fact on record' }) backDated!: boolean;

  static from({ version, event, eventHash, backDated }: PendingAct): PendingActDto {
    return { version: version ?? null, event, hash: eventHash, backDated };
  }
}
