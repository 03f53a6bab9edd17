import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import { PURPOSES } from '../../agreements/index.js';
import { Public } from '../../platform/access/needs.js';
import { now, today } from '../../platform/clock.js';
import { ValidationFailed } from '../../platform/problem-details/errors.js';
import { parseIsoDate } from '../../standards/index.js';
import { AssessFacts } from '../application/assess-facts.js';
import { AssessDto } from './assess.dto.js';
import { AssessmentDto } from './assessment.dto.js';

@ApiTags('assessments')
@Controller('v1/assessments')
@Public()
export class AssessmentsController {
  constructor(private readonly assessFacts: AssessFacts) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ operationId: 'assess', summary: 'What would be recognised, where and under which article; nothing is stored' })
  @ApiOkResponse({ type: AssessmentDto })
  @ApiUnprocessableEntityResponse({ description: 'validation-failed' })
  async assess(@Body() body: AssessDto): Promise<AssessmentDto> {
    const { asOf = parseIsoDate(today()), knownAt, purposes = PURPOSES, ...facts } = body;
    if (!facts.credential && !facts.experiences?.length) {
      throw new ValidationFailed([
        { pointer: '/credential', code: 'nothing-to-assess', detail: 'Send a credential, or at least one entry of experiences.' },
      ]);
    }
    const ordered = PURPOSES.filter((purpose) => purposes.includes(purpose));
    const moment = { asOf, ...(knownAt !== undefined && { knownAt: knownBy(knownAt) }) };
    return AssessmentDto.from(await this.assessFacts.execute({ ...facts, purposes: ordered }, moment));
  }
}

/** @throws ValidationFailed for an instant to come: nobody knows what will be recorded */
function knownBy(asked: string): string {
  const instant = new Date(asked).toISOString();
  if (instant <= now().toISOString()) return instant;
  throw new ValidationFailed([
    { pointer: '/knownAt', code: 'instant-to-come', detail: 'Send an instant that has passed, or leave it out.' },
  ]);
}
