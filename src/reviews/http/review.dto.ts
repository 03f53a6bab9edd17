import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { today } from '../../platform/clock.js';
import { parseIsoDate } from '../../standards/index.js';
import type { Advice } from '../domain/advice.js';
import {
  isLate,
  KINDS_OF_ADVICE,
  OUTCOMES_OF_REVIEW,
  type Review,
  type ReviewAnswer,
  type ReviewSummary,
  revisionOf,
} from '../domain/review.js';

const LONGEST = 4_000;

export class AskForReviewDto {
  @ApiProperty({ enum: KINDS_OF_ADVICE, example: 'match-list' }) @IsIn(KINDS_OF_ADVICE) about!: (typeof KINDS_OF_ADVICE)[number];
  @ApiPropertyOptional({ type: String, format: 'uuid', description: 'The assessment, or the vacancy of the match; none for the list' })
  @IsOptional()
  @IsUUID()
  aboutId?: string;
  @ApiProperty({
    description: "In the person's own words; sealed",
    example: 'I have worked as a welder for ten years.',
    maxLength: LONGEST,
  })
  @IsString()
  @Length(1, LONGEST)
  @Matches(/\S/, { message: 'words must say something' })
  words!: string;
  @ApiPropertyOptional({ type: String, description: 'Of what the person has seen: when something else is advised now, nothing is asked' })
  @IsOptional()
  @Matches(/^sha-256:[0-9a-f]{64}$/, { message: 'digest must be written sha-256:… with 64 hexadecimal digits' })
  digest?: string;
}

export class AnswerReviewDto {
  @ApiProperty({ enum: OUTCOMES_OF_REVIEW, description: 'It stands; it was put right; or an authority has to say' })
  @IsIn(OUTCOMES_OF_REVIEW)
  outcome!: (typeof OUTCOMES_OF_REVIEW)[number];
  @ApiProperty({
    description: 'What the person reads; sealed',
    maxLength: LONGEST,
    example: 'The stay at the yard in Taranto was counted.',
  })
  @IsString()
  @Length(1, LONGEST)
  @Matches(/\S/, { message: 'reasons must say something' })
  reasons!: string;
  @ApiPropertyOptional({ type: String, description: 'To whom it is referred; only then' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  authority?: string;
}

export class ReviewAnswerDto {
  @ApiProperty({ enum: OUTCOMES_OF_REVIEW }) outcome!: string;
  @ApiProperty() reasons!: string;
  @ApiProperty({ type: String, nullable: true }) authority!: string | null;
  @ApiProperty({ description: 'Name of the human who answered' }) by!: string;
  @ApiProperty({ format: 'date' }) on!: string;

  static from({ outcome, reasons, authority, by, on }: ReviewAnswer): ReviewAnswerDto {
    return { outcome, reasons, authority, by: by.name, on };
  }
}

export class AdviceDto {
  @ApiProperty({ example: 'ranking 1.0.0' }) engine!: string;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Revisions and days that it was computed from' }) inputs!: object;
  @ApiProperty({ description: 'As the audit tells it of each read' }) digest!: string;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What the person saw, frozen' }) shown!: object;

  static from({ engine, inputs, digest, shown }: Advice): AdviceDto {
    return { engine, inputs, digest, shown };
  }
}

export class ReviewSummaryDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) profileId!: string;
  @ApiProperty({ example: 'MD', description: 'Of the desk: while it waits, where the person goes now' }) country!: string;
  @ApiProperty({ example: 'MD', description: 'Where the person went when they asked' }) askedIn!: string;
  @ApiProperty({ enum: KINDS_OF_ADVICE }) about!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) aboutId!: string | null;
  @ApiProperty({ enum: ['waiting', 'answered'] }) state!: string;
  @ApiProperty({ format: 'date' }) askedOn!: string;
  @ApiProperty({ format: 'date', description: 'One month after it was asked (GDPR 12(3))' }) answerBy!: string;
  @ApiProperty({ description: 'That day has passed, or had passed when it was answered' }) late!: boolean;
  @ApiProperty() revision!: number;

  static from(one: ReviewSummary): ReviewSummaryDto {
    const { id, profileId, country, askedIn, about, askedOn, answerBy, answeredOn } = one;
    const state = answeredOn ? 'answered' : 'waiting';
    const late = isLate(one, parseIsoDate(today()));
    return {
      id,
      profileId,
      country,
      askedIn,
      about: about.kind,
      aboutId: about.id,
      state,
      askedOn,
      answerBy,
      late,
      revision: revisionOf(one),
    };
  }
}

export class ReviewDto extends ReviewSummaryDto {
  @ApiProperty() words!: string;
  @ApiProperty({ type: AdviceDto }) advice!: AdviceDto;
  @ApiProperty({ type: ReviewAnswerDto, nullable: true }) answer!: ReviewAnswerDto | null;

  static override from(review: Review): ReviewDto {
    const { words, advice, answer } = review;
    return { ...ReviewSummaryDto.from(review), words, advice: AdviceDto.from(advice), answer: answer && ReviewAnswerDto.from(answer) };
  }
}

export class ReviewPageDto {
  @ApiProperty({ type: [ReviewSummaryDto] }) items!: readonly ReviewSummaryDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
