import { ApiProperty } from '@nestjs/swagger';
import type { Measure, RecognisedAs, Text } from '../../agreements/index.js';
import { PURPOSES } from '../../agreements/index.js';
import { type Assessment, NEXT_STEPS, OUTCOMES, type PurposeAssessment, REASONS } from '../domain/assessment.js';
import { DECISION_OUTCOMES } from '../domain/cases/decision.js';
import type { DecidedOutcome } from '../domain/recognised.js';
import type { StoredAnswer } from '../storage/assessments.repository.js';

export class UnknownFactDto {
  @ApiProperty({ example: 'awarded-on' }) fact!: string;
  @ApiProperty({ example: 'question.awarded-on', description: 'Key of the question to ask' }) question!: string;
}
export class StepToTakeDto extends UnknownFactDto {
  @ApiProperty({ enum: ['fact', 'act'], description: 'A fact to learn, or an act that brings it about' }) kind!: string;
  @ApiProperty({ example: '≤ 2011-12-31' }) required!: string;
  @ApiProperty({ description: 'True: what is required has to be so; false: it must not be so' }) holds!: boolean;
  @ApiProperty({ example: '3(3)' }) article!: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'An example of facts that suffice: a merge patch (RFC 7396) of the facts that were sent',
    example: { credential: { awardedOn: '2011-12-31' } },
  })
  suffices!: Readonly<Record<string, unknown>>;
}
export class BestPossibleDto {
  @ApiProperty({ enum: OUTCOMES }) outcome!: string;
  @ApiProperty({ type: [StepToTakeDto], description: 'The cheapest set of steps; taken in this order they lead there' })
  steps!: readonly StepToTakeDto[];
}
export class RecognisedUnitDto {
  @ApiProperty({ example: 'U2', description: 'As in the national standard' }) code!: string;
  @ApiProperty({ type: Object, additionalProperties: { type: 'string' }, description: 'Words by language' }) title!: Text;
  @ApiProperty({ type: Number, required: false, description: 'ECTS' }) credits?: number;
}
export class RecognisedAsDto {
  @ApiProperty({ type: Number, required: false }) iscedLevel?: number;
  @ApiProperty({ type: String, required: false }) iscedAttainment?: string;
  @ApiProperty({ type: String, required: false }) equivalentTitle?: string;
  @ApiProperty({ type: [RecognisedUnitDto], required: false, description: 'Partial recognition: these parts' })
  units?: readonly RecognisedUnitDto[];
  @ApiProperty({ type: [String], example: ['access-to-higher-education'] }) effects!: readonly string[];
}
export class MeasureDto {
  @ApiProperty({ example: 'assessment' }) kind!: string;
  @ApiProperty({ example: '4(2)' }) article!: string;
  @ApiProperty({ type: Object, additionalProperties: { type: 'string' }, description: 'Words by language' }) title!: Text;
  @ApiProperty({ type: Number, required: false }) months?: number;
  @ApiProperty({ type: String, required: false, format: 'date' }) until?: string;
  @ApiProperty({ type: Boolean, required: false }) applicantChooses?: boolean;
}
export class BasisDto {
  @ApiProperty({ example: 'ro-md-education' }) agreement!: string;
  @ApiProperty() version!: number;
  @ApiProperty() provision!: string;
  @ApiProperty({ example: '3(3)' }) article!: string;
  @ApiProperty() source!: string;
  @ApiProperty({ description: 'Checked against the authentic text' }) verified!: boolean;
  @ApiProperty({ description: 'True: an invented agreement' }) demonstration!: boolean;
}
export class SetAsideDto {
  @ApiProperty() agreement!: string;
  @ApiProperty({ type: Number, nullable: true }) version!: number | null;
  @ApiProperty({ enum: [...REASONS, 'less-favourable', 'equally-favourable', 'another-prevails'] }) reason!: string;
}
export class PurposeAssessmentDto {
  @ApiProperty({ enum: PURPOSES }) purpose!: string;
  @ApiProperty({ enum: OUTCOMES, description: 'The best certain outcome' }) outcome!: string;
  @ApiProperty({ enum: REASONS, isArray: true }) reasons!: readonly string[];
  @ApiProperty({ type: RecognisedAsDto, nullable: true }) recognisedAs!: RecognisedAsDto | null;
  @ApiProperty({ type: [MeasureDto] }) conditions!: readonly MeasureDto[];
  @ApiProperty({ type: [BasisDto] }) bases!: readonly BasisDto[];
  @ApiProperty({ type: [SetAsideDto] }) setAside!: readonly SetAsideDto[];
  @ApiProperty({ type: BestPossibleDto }) bestPossible!: BestPossibleDto;
  @ApiProperty({ type: [UnknownFactDto], description: 'Facts that could change the answer, cheapest first' })
  unknown!: readonly UnknownFactDto[];
  @ApiProperty({ enum: NEXT_STEPS, isArray: true, example: ['validation-identification'] }) nextSteps!: readonly string[];

  static from(one: PurposeAssessment): PurposeAssessmentDto {
    const { purpose, outcome, reasons, recognisedAs, conditions, bases, setAside, bestPossible, unknown, nextSteps } = one;
    return {
      purpose,
      outcome,
      reasons,
      recognisedAs: recognisedAs as RecognisedAs | null,
      conditions: conditions as readonly Measure[],
      bases,
      setAside,
      bestPossible,
      unknown,
      nextSteps,
    };
  }
}
export class FindingDto {
  @ApiProperty() agreement!: string;
  @ApiProperty() version!: number;
  @ApiProperty() provision!: string;
  @ApiProperty({ example: 'awarded-on' }) condition!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null: unknown' }) observed!: string | null;
  @ApiProperty({ example: '≤ 2011-12-31' }) required!: string;
  @ApiProperty({ enum: ['satisfied', 'not-satisfied', 'unknown'] }) verdict!: string;
  @ApiProperty({ example: '3(3)' }) article!: string;
}
export class AssessmentDto {
  @ApiProperty({ enum: ['prediction'], description: 'Advice: only an authority decides' }) nature!: string;
  @ApiProperty({ type: [PurposeAssessmentDto] }) purposes!: readonly PurposeAssessmentDto[];
  @ApiProperty({ type: [FindingDto] }) findings!: readonly FindingDto[];
  @ApiProperty({ format: 'date' }) asOf!: string;
  @ApiProperty({ format: 'date-time' }) knownAt!: string;
  @ApiProperty({ example: '1.0.0' }) engine!: string;
  @ApiProperty({ example: 'sha-256:…' }) digest!: string;

  static from({ nature, purposes, findings, asOf, knownAt, engine, digest }: Assessment): AssessmentDto {
    return {
      nature,
      purposes: purposes.map(PurposeAssessmentDto.from),
      findings: findings.map((one) => ({ ...one })),
      asOf,
      knownAt,
      engine,
      digest,
    };
  }
}
export class StoredAssessmentDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: 'The credential, or "experience" for what was learned at work' }) subject!: string;
  @ApiProperty({ description: 'Revision of the profile that it rests on' }) profileRevision!: number;
  @ApiProperty({ type: AssessmentDto }) assessment!: AssessmentDto;
}
export class DecidedOutcomeDto {
  @ApiProperty({ enum: ['decision'], description: 'By an authority; it goes before any prediction' }) nature!: string;
  @ApiProperty({ format: 'uuid' }) caseId!: string;
  @ApiProperty({ type: String, nullable: true, description: 'The credential, or "experience"' }) subject!: string | null;
  @ApiProperty({ enum: PURPOSES }) purpose!: string;
  @ApiProperty({ enum: DECISION_OUTCOMES }) outcome!: string;
  @ApiProperty({ type: Number, nullable: true }) iscedLevel!: number | null;

  static from({ caseId, subject, purpose, outcome, iscedLevel }: DecidedOutcome): DecidedOutcomeDto {
    return { nature: 'decision', caseId, subject: subject ?? null, purpose, outcome, iscedLevel: iscedLevel ?? null };
  }
}
export class StoredAssessmentsDto {
  @ApiProperty({ type: [DecidedOutcomeDto] }) decisions!: readonly DecidedOutcomeDto[];
  @ApiProperty({ description: 'False: the profile or an agreement changed since, and a new assessment is on its way' }) fresh!: boolean;
  @ApiProperty({ description: 'Rises when an answer changes' }) recognitionRevision!: number;
  @ApiProperty({ type: [StoredAssessmentDto] }) items!: readonly StoredAssessmentDto[];
}
export class StoredAnswerDto extends StoredAssessmentDto {
  @ApiProperty({ format: 'date-time' }) recordedAt!: string;
  @ApiProperty({
    type: 'object',
    nullable: true,
    additionalProperties: true,
    description: 'As they were sent; null: not kept by the engine of then',
  })
  facts!: object | null;

  static from({ id, subject, profileRevision, assessment, recordedAt, facts }: StoredAnswer): StoredAnswerDto {
    return { id, subject, profileRevision, recordedAt: recordedAt.toISOString(), facts, assessment: AssessmentDto.from(assessment) };
  }
}
export class ReplayDto {
  @ApiProperty({ description: 'True: the same bytes as stored' }) same!: boolean;
  @ApiProperty({ example: 'sha-256:…' }) storedDigest!: string;
  @ApiProperty({ type: AssessmentDto }) replayed!: AssessmentDto;
}
