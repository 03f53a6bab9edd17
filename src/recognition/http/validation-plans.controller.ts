import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import {
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { AuditsRead } from '../../audit/index.js';
import { Needs, Public } from '../../platform/access/needs.js';
import { today } from '../../platform/clock.js';
import { InvalidParameter } from '../../platform/problem-details/errors.js';
import { parseIsoDate } from '../../standards/index.js';
import { PlanValidation } from '../application/plan-validation.js';
import { PlanValidationDto, ValidationPlanDto } from './validation-plan.dto.js';

@ApiTags('validation')
@Controller('v1')
export class ValidationPlansController {
  constructor(private readonly plans: PlanValidation) {}

  @Post('validation-plans')
  @Public()
  @HttpCode(200)
  @ApiOperation({
    operationId: 'planValidation',
    summary: 'How non-formal and informal learning leads to a certificate; nothing is stored',
  })
  @ApiOkResponse({ type: ValidationPlanDto })
  @ApiNotFoundResponse({ description: 'national-standard-not-found' })
  @ApiUnprocessableEntityResponse({ description: 'validation-failed' })
  async plan(@Body() { standard, asOf = parseIsoDate(today()), ...given }: PlanValidationDto): Promise<ValidationPlanDto> {
    const facts = {
      credentials: given.credentials.map((one, at) => ({ id: `credential-${at + 1}`, ...one })),
      experiences: given.experiences.map((one, at) => ({ id: `experience-${at + 1}`, ...one })),
      skills: given.skills,
    };
    return ValidationPlanDto.from(await this.plans.ofFacts(facts, standard, asOf));
  }

  @Get('profiles/:profileId/validation-plan')
  @Needs('validations:read')
  @AuditsRead('person.read', 'profileId')
  @ApiOperation({ operationId: 'readValidationPlan', summary: 'The way of a person to the certificate of a national standard' })
  @ApiParam({ name: 'profileId', type: String, format: 'uuid' })
  @ApiQuery({ name: 'standard', required: true, example: 'MD-5322', description: 'UUID or code' })
  @ApiOkResponse({ type: ValidationPlanDto })
  @ApiNotFoundResponse({ description: 'profile-not-found, national-standard-not-found' })
  async read(@Param('profileId', ParseUUIDPipe) id: string, @Query('standard') standard?: string): Promise<ValidationPlanDto> {
    if (!standard) throw new InvalidParameter('standard', 'Name a national standard, such as MD-5322.');
    return ValidationPlanDto.from(await this.plans.ofProfile(id, standard, parseIsoDate(today())));
  }
}
