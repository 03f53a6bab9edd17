import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { RequiresToken } from '../../platform/access/requires-token.js';
import { Recognition } from '../application/recognition.js';
import { AssessmentDto, StoredAssessmentsDto } from './assessment.dto.js';

@ApiTags('profiles')
@Controller('v1/profiles/:profileId/assessments')
@RequiresToken()
export class StoredAssessmentsController {
  constructor(private readonly recognition: Recognition) {}

  @Get()
  @ApiOperation({ operationId: 'listAssessmentsOfProfile', summary: 'What is recognised of a person, credential by credential' })
  @ApiParam({ name: 'profileId', type: String, format: 'uuid' })
  @ApiOkResponse({ type: StoredAssessmentsDto })
  @ApiNotFoundResponse({ description: 'profile-not-found' })
  async list(@Param('profileId', ParseUUIDPipe) id: string): Promise<StoredAssessmentsDto> {
    const { fresh, recognitionRevision, items } = await this.recognition.assessmentsOf(id);
    return {
      fresh,
      recognitionRevision,
      items: items.map(({ subject, profileRevision, assessment }) => ({
        subject,
        profileRevision,
        assessment: AssessmentDto.from(assessment),
      })),
    };
  }
}
