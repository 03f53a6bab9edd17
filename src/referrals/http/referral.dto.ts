import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PURPOSES } from '../../agreements/index.js';
import { stepsFrom } from '../domain/apply-step.js';
import { type DatedStep, RECIPIENT_KINDS, REFERRAL_STATES, type Referral, type ReferredTo } from '../domain/referral.js';
import { RELEASE_FIELDS } from '../domain/release-field.js';
import { ACTION_NAMES, actionsFor } from './actions.js';

const DATE = { type: String, format: 'date' } as const;

export class RecipientDto {
  @ApiProperty({ enum: RECIPIENT_KINDS, example: 'employer' }) kind!: string;
  @ApiPropertyOptional({ format: 'uuid' }) vacancyId?: string;
  @ApiPropertyOptional({ type: String }) standard?: string;
  @ApiPropertyOptional({ type: String, nullable: true }) centre?: string | null;
  @ApiPropertyOptional({ type: String }) authority?: string;
  @ApiPropertyOptional({ enum: PURPOSES }) purpose?: string;

  static from(to: ReferredTo): RecipientDto {
    if (to.kind === 'employer') return { kind: to.kind, vacancyId: to.vacancyId };
    if (to.kind === 'validation-centre') return { kind: to.kind, standard: to.standard, centre: to.centre };
    return { kind: to.kind, authority: to.authority, purpose: to.purpose };
  }
}
export class ReleaseDto {
  @ApiProperty({ format: 'uuid', description: 'The consent, with its words, is among those of the person' }) consentId!: string;
  @ApiProperty({ enum: RELEASE_FIELDS, isArray: true }) fields!: string[];
  @ApiProperty(DATE) until!: string;
}
export class LinkedFileDto {
  @ApiProperty({ enum: ['validation', 'recognition-case'] }) kind!: string;
  @ApiProperty({ format: 'uuid' }) id!: string;
}
export class ReferralDto {
  @ApiProperty({ format: 'uuid', example: '0197b1c0-0000-7000-8000-000000000001' }) id!: string;
  @ApiProperty({ format: 'uuid', description: 'A pseudonym: who it is, is told by what they release' }) profileId!: string;
  @ApiProperty({ type: String, example: 'MD', description: 'Where the person looks for work' }) country!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Source of the vacancy' }) organisation!: string | null;
  @ApiProperty({ type: RecipientDto }) to!: RecipientDto;
  @ApiProperty({ enum: ['desk', 'own-application'] }) origin!: string;
  @ApiProperty({ enum: REFERRAL_STATES, example: 'proposed' }) state!: string;
  @ApiProperty({ example: 1 }) revision!: number;
  @ApiProperty({ ...DATE, example: '2026-11-26' }) proposedOn!: string;
  @ApiProperty({ ...DATE, description: 'Last day on which the person may agree' }) answerBy!: string;
  @ApiProperty({ ...DATE, nullable: true, description: 'When somebody has to look again; null: it is over' }) dueOn!: string | null;
  @ApiProperty({ type: ReleaseDto, nullable: true }) release!: ReleaseDto | null;
  @ApiProperty({ type: [String], description: 'Why it is, or was, held back for a second person' }) heldBecause!: string[];
  @ApiProperty({ type: String, nullable: true, description: 'Reason of a refusal, or how the centre or authority decided' }) outcome!:
    | string
    | null;
  @ApiProperty({ type: LinkedFileDto, nullable: true, description: 'The file at the centre or authority' }) file!: LinkedFileDto | null;
  @ApiProperty({ enum: ACTION_NAMES, isArray: true, description: 'What can follow' }) nextSteps!: string[];
  @ApiProperty() demonstration!: boolean;

  static from(one: Referral): ReferralDto {
    const { id, profileId, country, organisation, origin, state, revision, proposedOn, answerBy, dueOn, outcome, demonstration } = one;
    return {
      ...{ id, profileId, country, organisation, to: RecipientDto.from(one.to), origin, state, revision, proposedOn, answerBy, dueOn },
      release: one.release && { consentId: one.release.consentId, fields: [...one.release.fields], until: one.release.until },
      heldBecause: [...(one.hold?.reasons ?? [])],
      ...{ outcome, file: one.file && { kind: one.file.kind, id: one.file.id }, nextSteps: actionsFor(stepsFrom(one)), demonstration },
    };
  }
}
export class ReferralPageDto {
  @ApiProperty({ type: [ReferralDto] }) items!: readonly ReferralDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
export class ReferralStepDto {
  @ApiProperty({ example: 'proposed' }) kind!: string;
  @ApiProperty(DATE) on!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Who took it; null: the service itself' }) actor!: string | null;
  @ApiPropertyOptional({ type: String, description: 'How the answer of the person was heard' }) heard?: string;
  @ApiPropertyOptional({ type: String, description: 'Reason of a refusal' }) reason?: string;
  @ApiPropertyOptional({ type: String, description: 'In words' }) words?: string;
  @ApiPropertyOptional({ ...DATE, description: 'Day of the interview' }) interviewOn?: string;

  static from({ step, on, actor }: DatedStep): ReferralStepDto {
    const dated = { kind: step.kind, on, actor: actor?.name ?? null };
    if (step.kind === 'agreed') return { ...dated, heard: step.heard };
    if (step.kind === 'refused') return { ...dated, reason: step.reason, ...(step.words && { words: step.words }) };
    if (step.kind === 'interview-arranged') return { ...dated, ...(step.on && { interviewOn: step.on }) };
    return 'why' in step ? { ...dated, words: step.why } : dated;
  }
}
