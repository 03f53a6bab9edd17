import { ApiProperty } from '@nestjs/swagger';
import type { UnlocksOfPerson } from '../application/read-unlocks.js';
import { codesOf, STEP_KINDS, type Step } from '../domain/unlocks/step.js';
import type { PairUnlock, Unlock } from '../domain/unlocks/unlocks.js';
import { ComputedFromDto } from './match.dto.js';

const EXAMPLES = 3;

export class StepDto {
  @ApiProperty({ enum: STEP_KINDS }) kind!: Step['kind'];
  @ApiProperty({
    type: [String],
    example: ['ro', 'B1'],
    description:
      'A credential or experience of the profile, a skill, a language and its level, an occupation and the country of its licence, or a region',
  })
  codes!: readonly string[];

  static from(step: Step): StepDto {
    return { kind: step.kind, codes: codesOf(step) };
  }
}
export class UnlockDto {
  @ApiProperty({ type: StepDto }) step!: StepDto;
  @ApiProperty({ description: 'Vacancies that have something in common with the person, are no match now and would be one' })
  opens!: number;
  @ApiProperty({ description: 'Matches whose score would rise' }) raises!: number;
  @ApiProperty({ description: 'Matches whose score would fall, by being over-qualified; they stay matches' }) lowers!: number;
  @ApiProperty({ type: [String], format: 'uuid', description: 'Some of the vacancies that it opens' }) examples!: readonly string[];

  static from({ step, opened, raised, lowers }: Unlock): UnlockDto {
    return { step: StepDto.from(step), opens: opened.length, raises: raised.length, lowers, examples: opened.slice(0, EXAMPLES) };
  }
}
export class PairUnlockDto {
  @ApiProperty({ type: [StepDto], minItems: 2, maxItems: 2 }) steps!: readonly StepDto[];
  @ApiProperty() opens!: number;
  @ApiProperty({ description: 'Of these, vacancies that neither step opens alone' }) onlyTogether!: number;
  @ApiProperty() raises!: number;
  @ApiProperty({ type: [String], format: 'uuid' }) examples!: readonly string[];

  static from({ steps, opened, onlyTogether, raises }: PairUnlock): PairUnlockDto {
    return { steps: steps.map(StepDto.from), opens: opened.length, onlyTogether, raises, examples: opened.slice(0, EXAMPLES) };
  }
}
export class UnlocksDto {
  @ApiProperty({ type: ComputedFromDto }) computedFrom!: ComputedFromDto;
  @ApiProperty({ description: 'Open vacancies of the destination, all of them looked at' }) vacanciesConsidered!: number;
  @ApiProperty({ type: [UnlockDto], description: 'What opens most comes first, then what raises most' }) steps!: readonly UnlockDto[];
  @ApiProperty({ type: PairUnlockDto, nullable: true }) bestPair!: PairUnlockDto | null;

  static from({ computedFrom, considered, steps, bestPair }: UnlocksOfPerson, limit: number): UnlocksDto {
    return {
      computedFrom: ComputedFromDto.from(computedFrom),
      vacanciesConsidered: considered,
      steps: steps.slice(0, limit).map(UnlockDto.from),
      bestPair: bestPair && PairUnlockDto.from(bestPair),
    };
  }
}
