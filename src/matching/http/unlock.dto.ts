import { ApiProperty } from '@nestjs/swagger';
import type { Example, ExplainedUnlock, ExplainedUnlocks } from '../application/read-unlocks.js';
import { codesOf, STEP_KINDS, type Step } from '../domain/unlocks/step.js';
import { ComputedFromDto } from './match.dto.js';
import { StepTermsDto } from './step-terms.dto.js';

export class UnlockStepDto {
  @ApiProperty({ enum: STEP_KINDS }) kind!: Step['kind'];
  @ApiProperty({
    type: [String],
    example: ['ro', 'B1'],
    description:
      'A credential or experience of the profile, a skill, a language and its level, an occupation and the country of its licence, or a region',
  })
  codes!: readonly string[];

  static from(step: Step): UnlockStepDto {
    return { kind: step.kind, codes: codesOf(step) };
  }
}
export class ExampleVacancyDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() title!: string;

  static from({ id, title }: Example): ExampleVacancyDto {
    return { id, title };
  }
}
export class UnlockDto {
  @ApiProperty({ type: UnlockStepDto }) step!: UnlockStepDto;
  @ApiProperty({ description: 'Vacancies that have something in common with the person, are no match now and would be one' })
  opens!: number;
  @ApiProperty({ description: 'Matches whose score would rise' }) raises!: number;
  @ApiProperty({ description: 'Matches whose score would fall, by being over-qualified; they stay matches' }) lowers!: number;
  @ApiProperty({ type: [ExampleVacancyDto], description: 'One or two of the vacancies that it opens' })
  examples!: readonly ExampleVacancyDto[];
  @ApiProperty({
    type: StepTermsDto,
    nullable: true,
    description:
      'Of a recognition, a certificate or a licence: what is predicted, what it costs and how long it may take. Null: not known of such steps',
  })
  terms!: StepTermsDto | null;

  static from({ step, opened, raised, lowers, examples, terms }: ExplainedUnlock): UnlockDto {
    return {
      ...{ step: UnlockStepDto.from(step), opens: opened.length, raises: raised.length, lowers },
      examples: examples.map(ExampleVacancyDto.from),
      terms: terms && StepTermsDto.from(terms),
    };
  }
}
export class PairUnlockDto {
  @ApiProperty({ type: [UnlockStepDto], minItems: 2, maxItems: 2 }) steps!: readonly UnlockStepDto[];
  @ApiProperty() opens!: number;
  @ApiProperty({ description: 'Of these, vacancies that neither step opens alone' }) onlyTogether!: number;
  @ApiProperty() raises!: number;
  @ApiProperty({ type: [ExampleVacancyDto] }) examples!: readonly ExampleVacancyDto[];

  static from({ steps, opened, onlyTogether, raises, examples }: NonNullable<ExplainedUnlocks['bestPair']>): PairUnlockDto {
    return {
      ...{ steps: steps.map(UnlockStepDto.from), opens: opened.length, onlyTogether, raises },
      examples: examples.map(ExampleVacancyDto.from),
    };
  }
}
export class UnlocksDto {
  @ApiProperty({ type: ComputedFromDto }) computedFrom!: ComputedFromDto;
  @ApiProperty({ description: 'Vacancies open on that day with which the person has a skill or a near occupation in common' })
  vacanciesConsidered!: number;
  @ApiProperty({ type: [UnlockDto], description: 'What opens most comes first, then what raises most' }) steps!: readonly UnlockDto[];
  @ApiProperty({ type: PairUnlockDto, nullable: true }) bestPair!: PairUnlockDto | null;

  static from({ computedFrom, considered, steps, bestPair }: ExplainedUnlocks): UnlocksDto {
    return {
      computedFrom: ComputedFromDto.from(computedFrom),
      vacanciesConsidered: considered,
      steps: steps.map(UnlockDto.from),
      bestPair: bestPair && PairUnlockDto.from(bestPair),
    };
  }
}
