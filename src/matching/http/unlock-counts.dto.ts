import { ApiProperty } from '@nestjs/swagger';
import { type Page, pageOf } from '../../platform/paging/page.js';
import { type CountedOrigin, type CountedStep, LEAST_PEOPLE } from '../domain/unlocks/published-counts.js';
import { STEP_KINDS, type StepKind } from '../domain/unlocks/step.js';
import type { StoredCounts } from '../storage/unlock-counts.repository.js';

class CountedDto {
  @ApiProperty({ multipleOf: LEAST_PEOPLE, minimum: LEAST_PEOPLE, description: 'Rounded down to a multiple of five; fewer are not told' })
  people!: number;
  @ApiProperty({ description: 'Different vacancies that it opens to at least one of them' }) vacancies!: number;
  @ApiProperty({ description: 'Vacancies that it opens to one of them: the median' }) medianOpens!: number;
  @ApiProperty({ description: 'Matches of one of them whose score it raises: the median' }) medianRaises!: number;
}
export class CountedStepDto extends CountedDto {
  @ApiProperty({ enum: STEP_KINDS }) kind!: StepKind;
  @ApiProperty({
    type: [String],
    example: ['UA', '6'],
    description:
      'Of a credential the country of award and the ISCED 2011 level claimed, where it has one; of experience the occupation (ISCO-08); a skill; a language and its level; the occupation and country of a licence; a region',
  })
  codes!: readonly string[];

  static from({ kind, codes, people, vacancies, medianOpens, medianRaises }: CountedStep): CountedStepDto {
    return { kind, codes, people, vacancies, medianOpens, medianRaises };
  }
}
export class CountedOriginDto extends CountedDto {
  @ApiProperty({ example: 'UA', description: 'Where credentials or experience come from' }) origin!: string;
  @ApiProperty({ type: Number, nullable: true, description: 'For so many it is the best of their steps; null: fewer than five' })
  bestStepOf!: number | null;

  static from({ origin, people, vacancies, medianOpens, medianRaises, bestStepOf }: CountedOrigin): CountedOriginDto {
    return { origin, people, vacancies, medianOpens, medianRaises, bestStepOf };
  }
}
export class UnlockCountsDto {
  @ApiProperty({ example: 'RO' }) destination!: string;
  @ApiProperty({ format: 'date', description: 'The day on which people were held against vacancies' }) asOf!: string;
  @ApiProperty({ format: 'date-time', description: 'When it differs from that of the page before, begin anew' }) countedAt!: string;
  @ApiProperty({ description: 'Invented people are among those counted' }) demonstration!: boolean;
  @ApiProperty({
    type: [CountedOriginDto],
    description:
      'Recognition that no agreement in force covers, by country of origin: what an agreement could open, if authorities recognised what is claimed',
  })
  withoutAgreement!: readonly CountedOriginDto[];
  @ApiProperty({ type: [CountedStepDto], description: 'What opens most vacancies comes first' }) items!: readonly CountedStepDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;

  /** @param after the step after which the page begins */
  static from({ country, asOf, countedAt, demonstration, origins, steps }: StoredCounts, asked: AskedPage): UnlockCountsDto {
    const of = steps.filter(({ kind }) => !asked.kind || kind === asked.kind);
    const begin = asked.after === undefined ? 0 : of.findIndex((one) => nameOf(one) === asked.after) + 1;
    const { items, nextCursor }: Page<CountedStep> = pageOf(of.slice(begin, begin + asked.limit + 1), asked.limit, nameOf);
    const page = { items: items.map(CountedStepDto.from), nextCursor };
    return { destination: country, asOf, countedAt, demonstration, withoutAgreement: origins.map(CountedOriginDto.from), ...page };
  }
}

export interface AskedPage {
  readonly kind?: StepKind;
  readonly limit: number;
  readonly after?: string;
}

function nameOf({ kind, codes }: CountedStep): string {
  return [kind, ...codes].join(' ');
}
