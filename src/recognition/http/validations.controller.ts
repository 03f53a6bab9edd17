import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiForbiddenResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AuditsAct, AuditsRead } from '../../audit/index.js';
import { CurrentPrincipal, type Principal } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { today } from '../../platform/clock.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { parseIsoDate } from '../../standards/index.js';
import { RecordValidation } from '../application/record-validation.js';
import { AssessUnitDto, AwardValidationDto, OpenValidationDto, ValidationRecordDto } from './validation.dto.js';

@ApiTags('validation')
@Controller('v1/profiles/:profileId/validations')
@ApiParam({ name: 'profileId', type: String, format: 'uuid' })
export class ValidationsController {
  constructor(private readonly validations: RecordValidation) {}

  @Post()
  @Needs('validations:open')
  @AuditsAct('validation.opened')
  @Idempotent(({ profileId }) => profileId)
  @ApiOperation({ operationId: 'openValidation', summary: 'Open a validation against a national standard, as it stands today' })
  @ApiCreatedResponse({ type: ValidationRecordDto })
  @ApiNotFoundResponse({ description: 'profile-not-found, national-standard-not-found, validation-centre-not-found' })
  @ApiConflictResponse({ description: 'standard-not-in-force, centre-not-competent' })
  async open(
    @Param('profileId', ParseUUIDPipe) profile: string,
    @Body() body: OpenValidationDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ValidationRecordDto> {
    const opened = await this.validations.open(profile, body, parseIsoDate(today()));
    void reply.header('location', `/v1/profiles/${profile}/validations/${opened.id}`);
    return ValidationRecordDto.from(opened);
  }

  @Get()
  @Needs('validations:read')
  @AuditsRead('person.read', 'profileId')
  @ApiOperation({ operationId: 'listValidations', summary: 'Every validation of a person, oldest first' })
  @ApiOkResponse({ type: [ValidationRecordDto] })
  @ApiNotFoundResponse({ description: 'profile-not-found' })
  async list(@Param('profileId', ParseUUIDPipe) profile: string): Promise<readonly ValidationRecordDto[]> {
    return (await this.validations.ofPerson(profile)).map(ValidationRecordDto.from);
  }

  @Get(':validationId')
  @Needs('validations:read')
  @AuditsRead('person.read', 'profileId')
  @ApiParam({ name: 'validationId', type: String, format: 'uuid' })
  @ApiOperation({ operationId: 'readValidation', summary: 'One validation with its results and its certificate' })
  @ApiOkResponse({ type: ValidationRecordDto })
  @ApiNotFoundResponse({ description: 'validation-not-found' })
  async read(
    @Param('profileId', ParseUUIDPipe) profile: string,
    @Param('validationId', ParseUUIDPipe) id: string,
  ): Promise<ValidationRecordDto> {
    return ValidationRecordDto.from(await this.validations.get(profile, id));
  }

  @Post(':validationId/units/:unit')
  @Needs('validations:assess')
  @AuditsAct('validation.assessed')
  @Idempotent(({ profileId }) => profileId)
  @ApiParam({ name: 'validationId', type: String, format: 'uuid' })
  @ApiParam({ name: 'unit', type: String, example: 'MD-5322-1' })
  @ApiOperation({ operationId: 'assessUnit', summary: 'Record what an assessor of the country found of one unit' })
  @ApiCreatedResponse({ type: ValidationRecordDto })
  @ApiForbiddenResponse({ description: 'role-required, not-for-this-country' })
  @ApiNotFoundResponse({ description: 'validation-not-found, unit-not-found' })
  @ApiConflictResponse({ description: 'validation-already-awarded' })
  @ApiUnprocessableEntityResponse({ description: 'validation-failed, reason-missing, validation-date-impossible' })
  async assessUnit(
    @Param('profileId', ParseUUIDPipe) profile: string,
    @Param('validationId', ParseUUIDPipe) id: string,
    @Param('unit') unit: string,
    @Body() { result, reason, assessedOn = parseIsoDate(today()) }: AssessUnitDto,
    @CurrentPrincipal() assessor: Principal,
  ): Promise<ValidationRecordDto> {
    const judged = { unit, result, reason: reason ?? null, assessedOn };
    return ValidationRecordDto.from(await this.validations.assessUnit(profile, id, judged, assessor, parseIsoDate(today())));
  }

  @Post(':validationId/award')
  @Needs('validations:assess')
  @AuditsAct('validation.awarded', 'person.changed')
  @Idempotent(({ profileId }) => profileId)
  @ApiParam({ name: 'validationId', type: String, format: 'uuid' })
  @ApiOperation({ operationId: 'awardValidation', summary: 'Award the whole certificate, or a partial one for the units certified' })
  @ApiCreatedResponse({ type: ValidationRecordDto })
  @ApiForbiddenResponse({ description: 'role-required, not-for-this-country' })
  @ApiNotFoundResponse({ description: 'validation-not-found' })
  @ApiConflictResponse({ description: 'validation-already-awarded, assessment-missing' })
  @ApiUnprocessableEntityResponse({ description: 'validation-failed, validation-date-impossible' })
  async award(
    @Param('profileId', ParseUUIDPipe) profile: string,
    @Param('validationId', ParseUUIDPipe) id: string,
    @Body() { awardedOn = parseIsoDate(today()) }: AwardValidationDto,
    @CurrentPrincipal() assessor: Principal,
  ): Promise<ValidationRecordDto> {
    return ValidationRecordDto.from(await this.validations.award(profile, id, awardedOn, assessor, parseIsoDate(today())));
  }
}
