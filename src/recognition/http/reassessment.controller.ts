import { Controller, Get, Param } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiParam, ApiProperty, ApiTags } from '@nestjs/swagger';
import { AuditExempt } from '../../audit/index.js';
import { RequiresToken } from '../../platform/access/requires-token.js';
import { Reassessment } from '../application/reassessment.js';

export class ReassessmentDto {
  @ApiProperty({ description: 'Of the agreement, as it now reads' }) revision!: number;
  @ApiProperty({ description: 'People whose answers rest on it' }) done!: number;
  @ApiProperty({ description: 'People whom the parties concern' }) total!: number;
}

@ApiTags('agreements')
@Controller('v1/agreements/:agreementId/reassessment')
@RequiresToken()
@AuditExempt('counts how far the work has come')
export class ReassessmentController {
  constructor(private readonly reassessment: Reassessment) {}

  @Get()
  @ApiParam({ name: 'agreementId', type: String, example: 'ro-md-education' })
  @ApiOperation({
    operationId: 'readReassessment',
    summary: 'How far the last change of the agreement has reached the people whom it concerns',
  })
  @ApiOkResponse({ type: ReassessmentDto })
  @ApiNotFoundResponse({ description: 'agreement-not-found' })
  async read(@Param('agreementId') id: string): Promise<ReassessmentDto> {
    const { revision, done, total } = await this.reassessment.progress(id);
    return { revision, done, total };
  }
}
