import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { AuditsRead } from '../../audit/index.js';
import { Needs } from '../../platform/access/needs.js';
import { Recognition } from '../application/recognition.js';
import { ReplayAssessment } from '../application/replay-assessment.js';
import { advisedAnswer, advisedAnswers, advisedReplay } from './advised.js';
import { AssessmentDto, DecidedOutcomeDto, ReplayDto, StoredAnswerDto, StoredAssessmentsDto } from './assessment.dto.js';

@ApiTags('profiles')
@Controller('v1/profiles/:profileId/assessments')
@Needs('assessments:read')
export class StoredAssessmentsController {
  constructor(
    private readonly recognition: Recognition,
    private readonly replayAssessment: ReplayAssessment,
  ) {}

  @Get()
  @AuditsRead('person.read', 'profileId', advisedAnswers)
  @ApiOperation({ operationId: 'listAssessmentsOfProfile', summary: 'What is recognised of a person, credential by credential' })
  @ApiParam({ name: 'profileId', type: String, format: 'uuid' })
  @ApiOkResponse({ type: StoredAssessmentsDto })
  @ApiNotFoundResponse({ description: 'profile-not-found' })
  async list(@Param('profileId', ParseUUIDPipe) id: string): Promise<StoredAssessmentsDto> {
    const { fresh, recognitionRevision, items, decisions } = await this.recognition.assessmentsOf(id);
    return {
      fresh,
      recognitionRevision,
      decisions: decisions.map(DecidedOutcomeDto.from),
      items: items.map(({ id: assessmentId, subject, profileRevision, assessment }) => ({
        id: assessmentId,
        subject,
        profileRevision,
        assessment: AssessmentDto.from(assessment),
      })),
    };
  }

  @Get(':assessmentId')
  @AuditsRead('person.read', 'profileId', advisedAnswer)
  @ApiOperation({
    operationId: 'readAssessmentOfProfile',
    summary: 'One answer with the facts that it answered, also one that no longer holds',
  })
  @ApiParam({ name: 'profileId', type: String, format: 'uuid' })
  @ApiParam({ name: 'assessmentId', type: String, format: 'uuid' })
  @ApiOkResponse({ type: StoredAnswerDto })
  @ApiNotFoundResponse({ description: 'assessment-not-found' })
  async read(
    @Param('profileId', ParseUUIDPipe) profileId: string,
    @Param('assessmentId', ParseUUIDPipe) id: string,
  ): Promise<StoredAnswerDto> {
    return StoredAnswerDto.from(await this.replayAssessment.read(profileId, id));
  }

  @Post(':assessmentId/replay')
  @AuditsRead('person.read', 'profileId', advisedReplay)
  @HttpCode(200)
  @ApiOperation({
    operationId: 'replayAssessment',
    summary: 'The answer given again from its facts, its day, what was known then and its engine: the same, byte for byte',
  })
  @ApiParam({ name: 'profileId', type: String, format: 'uuid' })
  @ApiParam({ name: 'assessmentId', type: String, format: 'uuid' })
  @ApiOkResponse({ type: ReplayDto })
  @ApiNotFoundResponse({ description: 'assessment-not-found' })
  @ApiConflictResponse({ description: 'engine-not-kept' })
  async replay(@Param('profileId', ParseUUIDPipe) profileId: string, @Param('assessmentId', ParseUUIDPipe) id: string): Promise<ReplayDto> {
    const { stored, replayed, same } = await this.replayAssessment.execute(profileId, id);
    return { same, storedDigest: stored.assessment.digest, replayed: AssessmentDto.from(replayed) };
  }
}
