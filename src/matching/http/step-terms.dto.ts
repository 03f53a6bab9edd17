import { ApiProperty } from '@nestjs/swagger';
import { OUTCOMES } from '../../recognition/index.js';
import type { TermBasis } from '../domain/unlocks/known-terms.js';
import type { StepTerms } from '../domain/unlocks/step-terms.js';

export class TermBasisDto {
  @ApiProperty({ type: String, nullable: true, description: 'Slug of the agreement; null: another source' }) agreement!: string | null;
  @ApiProperty({ type: String, nullable: true }) article!: string | null;
  @ApiProperty() source!: string;
  @ApiProperty({ description: 'Checked against the authentic text' }) verified!: boolean;
  @ApiProperty({ description: 'Invented' }) demonstration!: boolean;

  static from({ agreement, article, source, verified, demonstration }: TermBasis): TermBasisDto {
    return { agreement: agreement ?? null, article: article ?? null, source, verified, demonstration };
  }
}
export class StepPredictionDto {
  @ApiProperty({ enum: OUTCOMES, description: 'The best that facts to learn and acts to take may lead to' }) outcome!: string;
  @ApiProperty({ type: Number, nullable: true, description: 'ISCED 2011 level that is counted' }) iscedLevel!: number | null;
  @ApiProperty({
    type: String,
    enum: ['predicted', 'claimed'],
    nullable: true,
    description: 'Whether recognition predicts the level, or only the person claims it and an authority may find another',
  })
  levelIs!: 'predicted' | 'claimed' | null;
  @ApiProperty({ type: TermBasisDto, nullable: true }) basis!: TermBasisDto | null;

  static from({ outcome, iscedLevel, levelIs, basis }: NonNullable<StepTerms['prediction']>): StepPredictionDto {
    return { outcome, iscedLevel, levelIs, basis: basis && TermBasisDto.from(basis) };
  }
}
export class StepCostDto {
  @ApiProperty() amount!: number;
  @ApiProperty({ example: 'MDL', description: 'ISO 4217' }) currency!: string;
  @ApiProperty() payableTo!: string;
  @ApiProperty({ type: TermBasisDto }) basis!: TermBasisDto;

  static from({ amount, currency, payableTo, basis }: NonNullable<StepTerms['cost']>): StepCostDto {
    return { amount, currency, payableTo: payableTo.en, basis: TermBasisDto.from(basis) };
  }
}
export class StepTimeDto {
  @ApiProperty({ description: 'Calendar months at most, from the complete file to the decision' }) months!: number;
  @ApiProperty({ type: TermBasisDto }) basis!: TermBasisDto;

  static from({ months, basis }: NonNullable<StepTerms['time']>): StepTimeDto {
    return { months, basis: TermBasisDto.from(basis) };
  }
}
export class StepTermsDto {
  @ApiProperty({
    type: StepPredictionDto,
    nullable: true,
    description: 'Null: it is a certificate or a licence, or recognition has not answered',
  })
  prediction!: StepPredictionDto | null;
  @ApiProperty({ type: StepCostDto, nullable: true, description: 'Null: not known' }) cost!: StepCostDto | null;
  @ApiProperty({ type: StepTimeDto, nullable: true, description: 'Null: not known' }) time!: StepTimeDto | null;

  static from({ prediction, cost, time }: StepTerms): StepTermsDto {
    return {
      prediction: prediction && StepPredictionDto.from(prediction),
      cost: cost && StepCostDto.from(cost),
      time: time && StepTimeDto.from(time),
    };
  }
}
