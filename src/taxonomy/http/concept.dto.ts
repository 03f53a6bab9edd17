import { ApiProperty } from '@nestjs/swagger';
import type { NamedConcept, NamedOccupation } from '../application/read-concept.js';
import type { LabelledSummary } from '../application/search-concepts.js';
import { CLOSENESS } from '../domain/concept-match.js';

export class MatchedLabelDto {
  @ApiProperty() label!: string;
  @ApiProperty({ example: 'ro' }) language!: string;
  @ApiProperty({ enum: ['preferred', 'alternative', 'hidden'] }) kind!: string;
  @ApiProperty({ enum: CLOSENESS }) closeness!: string;
  @ApiProperty({ minimum: 0, maximum: 1, description: 'Share of the asked trigrams that the nearest words of the label have' })
  similarity!: number;
}
export class ConceptSummaryDto {
  @ApiProperty({ format: 'uri' }) uri!: string;
  @ApiProperty() label!: string;
  @ApiProperty({ type: String, nullable: true, description: 'ISCO-08; null for skills' }) isco!: string | null;
  @ApiProperty({ type: String, nullable: true }) skillType!: string | null;
  @ApiProperty({ type: MatchedLabelDto, nullable: true, description: 'The label by which it was found' }) match!: MatchedLabelDto | null;

  static from({ uri, label, isco, skillType, match }: LabelledSummary): ConceptSummaryDto {
    return { uri, label, isco, skillType, match: match && { ...match } };
  }
}
export class ConceptPageDto {
  @ApiProperty({ type: [ConceptSummaryDto] }) items!: readonly ConceptSummaryDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
export class ConceptDto {
  @ApiProperty({ format: 'uri' }) uri!: string;
  @ApiProperty() label!: string;
  @ApiProperty({ type: [String] }) alternativeLabels!: readonly string[];
  @ApiProperty({ type: String, nullable: true }) isco!: string | null;
  @ApiProperty({ type: String, nullable: true }) skillType!: string | null;
  @ApiProperty({ type: String, nullable: true }) reuseLevel!: string | null;
  @ApiProperty({ description: 'No longer in the release taken in last' }) retired!: boolean;
  @ApiProperty({ example: 'starter' }) release!: string;

  static from({ uri, label, alternativeLabels, isco, skillType, reuseLevel, retired, release }: NamedConcept): ConceptDto {
    return { uri, label, alternativeLabels, isco, skillType, reuseLevel, retired, release };
  }
}
export class NamedSkillDto {
  @ApiProperty({ format: 'uri' }) uri!: string;
  @ApiProperty() label!: string;
}
export class OccupationDto extends ConceptDto {
  @ApiProperty({ type: [NamedSkillDto] }) essentialSkills!: readonly NamedSkillDto[];
  @ApiProperty({ type: [NamedSkillDto] }) optionalSkills!: readonly NamedSkillDto[];

  static override from(occupation: NamedOccupation): OccupationDto {
    return {
      ...ConceptDto.from(occupation),
      essentialSkills: occupation.essentialSkills.map((one) => ({ ...one })),
      optionalSkills: occupation.optionalSkills.map((one) => ({ ...one })),
    };
  }
}
export class CodeTitleDto {
  @ApiProperty({ example: '5322' }) code!: string;
  @ApiProperty() title!: string;
}
export class CodeListDto {
  @ApiProperty({ type: [CodeTitleDto] }) items!: readonly CodeTitleDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
