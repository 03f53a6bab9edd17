import { ApiProperty } from '@nestjs/swagger';
import { IncentiveDto, VACANCY_WARNINGS, type Vacancy, warningsOf } from '../../vacancies/index.js';
import type { CandidatesOfVacancy, RankedCandidate } from '../application/list-candidates.js';
import type { ExplainedMatch, MatchesOfPerson } from '../application/read-matches.js';
import { GATES } from '../domain/gate-finding.js';

export class ComputedFromDto {
  @ApiProperty() profileRevision!: number;
  @ApiProperty() recognitionRevision!: number;
  @ApiProperty() vacanciesRevision!: number;
  @ApiProperty() taxonomyRevision!: number;
  @ApiProperty({ format: 'date' }) asOf!: string;

  static from({ profile, recognition, vacancies, taxonomy, asOf }: MatchesOfPerson['computedFrom']): ComputedFromDto {
    return { profileRevision: profile, recognitionRevision: recognition, vacanciesRevision: vacancies, taxonomyRevision: taxonomy, asOf };
  }
}
export class MatchedVacancyDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ description: 'ISCO-08' }) occupation!: string;
  @ApiProperty({ description: 'ISO 3166-2' }) region!: string;
  @ApiProperty({ type: [IncentiveDto], description: 'Supports that come with the work, and who may use them' }) incentives!: IncentiveDto[];
  @ApiProperty({ enum: VACANCY_WARNINGS, isArray: true, description: 'incentive-leaves-residents-out: check that the law allows it' })
  warnings!: string[];

  static from({ id, title, occupation, region, incentives = [] }: Vacancy): MatchedVacancyDto {
    const supports = incentives.map(({ name, whoMayUse }) => ({ name, whoMayUse }));
    return { id, title, occupation, region, incentives: supports, warnings: warningsOf({ incentives }) };
  }
}
export class PartsDto {
  @ApiProperty() essentialSkills!: number;
  @ApiProperty() optionalSkills!: number;
  @ApiProperty() occupation!: number;
  @ApiProperty() level!: number;
}
export class HasSkillDto {
  @ApiProperty() skill!: string;
  @ApiProperty({ enum: ['essential', 'optional'] }) kind!: string;
  @ApiProperty() evidence!: string;
  @ApiProperty() points!: number;
}
export class LacksSkillDto {
  @ApiProperty() skill!: string;
  @ApiProperty({ enum: ['essential', 'optional'] }) kind!: string;
  @ApiProperty() points!: number;
}
export class BetterSkillDto {
  @ApiProperty() skill!: string;
  @ApiProperty() evidence!: string;
  @ApiProperty({ description: 'Points that stronger evidence could add' }) gain!: number;
}
export class GateDto {
  @ApiProperty({ enum: GATES }) gate!: string;
  @ApiProperty({ enum: ['satisfied', 'not-satisfied', 'open'] }) verdict!: string;
  @ApiProperty() because!: string;
  @ApiProperty({ type: String, nullable: true }) asked!: string | null;
  @ApiProperty({ type: String, nullable: true }) held!: string | null;
  @ApiProperty({ type: String, required: false, description: 'Key of the question that would close an open gate' }) question?: string;
}
export class MatchDto {
  @ApiProperty({ type: Number, nullable: true, description: 'Null: not in the list' }) rank!: number | null;
  @ApiProperty({ enum: ['matched', 'open', 'refused', 'nothing-in-common'] }) standing!: string;
  @ApiProperty({ type: MatchedVacancyDto }) vacancy!: MatchedVacancyDto;
  @ApiProperty({ minimum: 0, maximum: 10000 }) score!: number;
  @ApiProperty({ type: PartsDto, description: 'They sum to the score' }) parts!: PartsDto;
  @ApiProperty({ type: [HasSkillDto] }) has!: readonly HasSkillDto[];
  @ApiProperty({ type: [LacksSkillDto] }) lacks!: readonly LacksSkillDto[];
  @ApiProperty({ type: [BetterSkillDto] }) couldShowBetter!: readonly BetterSkillDto[];
  @ApiProperty({ type: [GateDto] }) gates!: readonly GateDto[];
  @ApiProperty({ type: String, enum: ['recognised', 'claimed'], nullable: true }) levelBasis!: string | null;
  @ApiProperty({ description: 'Levels above what is asked' }) overqualifiedBy!: number;

  static from({ rank, vacancy, explanation }: ExplainedMatch): MatchDto {
    const { standing, score, parts, has, lacks, couldShowBetter, gates, levelBasis, overqualifiedBy } = explanation;
    return {
      rank,
      standing,
      vacancy: MatchedVacancyDto.from(vacancy),
      score,
      parts: { ...parts },
      has,
      lacks,
      couldShowBetter,
      gates,
      levelBasis,
      overqualifiedBy,
    };
  }
}
export class PausedDto {
  @ApiProperty({ format: 'date' }) pausedOn!: string;
  @ApiProperty({ enum: ['no-answer', 'said-so'] }) because!: string;
  @ApiProperty({ description: 'What to do to be listed again' }) comeBack!: string;

  static from(profileId: string, { pausedOn, because }: NonNullable<MatchesOfPerson['paused']>): PausedDto {
    const comeBack = `POST /v1/profiles/${profileId}/looking with {"looking": true}. Nothing was erased.`;
    return { pausedOn, because, comeBack };
  }
}
export class MatchesDto {
  @ApiProperty({ type: ComputedFromDto }) computedFrom!: ComputedFromDto;
  @ApiProperty({ description: 'False: something that the list rests on has moved, and a new one is on its way' }) fresh!: boolean;
  @ApiProperty({ type: [MatchDto] }) items!: readonly MatchDto[];
  @ApiProperty({ type: [MatchDto], description: 'Listed apart: a fact is missing, and the question of the open gate would close it' })
  open!: readonly MatchDto[];
  @ApiProperty({ type: PausedDto, required: false, description: 'The person does not look at present, and so nothing is listed' })
  paused?: PausedDto;
}
export class OneMatchDto extends MatchDto {
  @ApiProperty({ type: ComputedFromDto }) computedFrom!: ComputedFromDto;
  @ApiProperty() fresh!: boolean;
}
export class CandidateDto {
  @ApiProperty({ format: 'uuid' }) profileId!: string;
  @ApiProperty() rank!: number;
  @ApiProperty({ minimum: 0, maximum: 10000 }) score!: number;
  @ApiProperty({ type: PartsDto }) parts!: PartsDto;
  @ApiProperty({ type: GateDto, description: 'Why the employer may be told, by the rule on recruitment of health workers' })
  recruitment!: GateDto;

  static from({ profileId, explanation: { score, parts }, recruitment }: RankedCandidate, at: number): CandidateDto {
    return { profileId, rank: at + 1, score, parts: { ...parts }, recruitment };
  }
}
export class WithheldDto {
  @ApiProperty({ example: 'who-direction-block' }) because!: string;
  @ApiProperty() people!: number;
}
export class CandidatesDto {
  @ApiProperty({ type: [CandidateDto] }) items!: readonly CandidateDto[];
  @ApiProperty({ type: [WithheldDto], description: 'People among the best of whom an employer may not be told, counted by reason' })
  withheld!: readonly WithheldDto[];

  static from({ items, withheld }: CandidatesOfVacancy): CandidatesDto {
    return { items: items.map(CandidateDto.from), withheld: withheld.map(({ because, people }) => ({ because, people })) };
  }
}
