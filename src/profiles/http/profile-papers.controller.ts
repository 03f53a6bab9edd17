import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { AuditsAct, AuditsRead } from '../../audit/index.js';
import { Needs } from '../../platform/access/needs.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { Consents } from '../application/consents.js';
import { Profiles } from '../application/profiles.js';
import { ConsentsRepository } from '../storage/consents.repository.js';
import { ProfilePapersRepository } from '../storage/profile-papers.repository.js';
import { AddConsentDto, AddEvidenceDto, ConsentDto, EvidenceDto } from './profile-papers.dto.js';

@ApiTags('profiles')
@Controller('v1/profiles/:profileId')
@ApiParam({ name: 'profileId', type: String, format: 'uuid' })
@ApiNotFoundResponse({ description: 'profile-not-found, profile-part-not-found' })
export class ProfilePapersController {
  constructor(
    private readonly profiles: Profiles,
    private readonly papers: ProfilePapersRepository,
    private readonly consents: ConsentsRepository,
    private readonly consentRecord: Consents,
  ) {}

  @Get('evidence')
  @Needs('profiles:read')
  @AuditsRead('person.read', 'profileId')
  @ApiOperation({ operationId: 'listEvidence', summary: 'What shows the claims of a person' })
  @ApiOkResponse({ type: [EvidenceDto] })
  async evidence(@Param('profileId', ParseUUIDPipe) id: string): Promise<readonly EvidenceDto[]> {
    await this.profiles.get(id);
    return this.papers.evidenceOf(id);
  }

  @Post('evidence')
  @Needs('profiles:write')
  @AuditsAct('evidence.added')
  @Idempotent(({ profileId }) => profileId)
  @ApiOperation({ operationId: 'addEvidence', summary: 'Add evidence; the grade of a credential or experience is set on it' })
  @ApiCreatedResponse({ type: EvidenceDto })
  addEvidence(@Param('profileId', ParseUUIDPipe) id: string, @Body() body: AddEvidenceDto): Promise<EvidenceDto> {
    return this.papers.addEvidence(id, body);
  }

  @Delete('evidence/:partId')
  @Needs('profiles:write')
  @AuditsAct('evidence.removed')
  @HttpCode(204)
  @ApiParam({ name: 'partId', type: String, format: 'uuid' })
  @ApiOperation({ operationId: 'removeEvidence', summary: 'Take evidence away' })
  @ApiNoContentResponse()
  removeEvidence(@Param('profileId', ParseUUIDPipe) id: string, @Param('partId', ParseUUIDPipe) part: string): Promise<void> {
    return this.papers.removeEvidence(id, part);
  }

  @Get('consents')
  @Needs('profiles:read')
  @AuditsRead('person.read', 'profileId')
  @ApiOperation({ operationId: 'listConsents', summary: 'Every consent that was given, and when it was withdrawn' })
  @ApiOkResponse({ type: [ConsentDto] })
  async consentsOf(@Param('profileId', ParseUUIDPipe) id: string): Promise<readonly ConsentDto[]> {
    await this.profiles.get(id);
    return this.consents.of(id);
  }

  @Post('consents')
  @Needs('profiles:write')
  @AuditsAct('consent.given')
  @Idempotent(({ profileId }) => profileId)
  @ApiOperation({ operationId: 'giveConsent', summary: 'Record a consent with its wording' })
  @ApiCreatedResponse({ type: ConsentDto })
  giveConsent(@Param('profileId', ParseUUIDPipe) id: string, @Body() body: AddConsentDto): Promise<ConsentDto> {
    return this.consentRecord.give(id, body);
  }

  @Delete('consents/:partId')
  @Needs('profiles:write')
  @AuditsAct('consent.withdrawn')
  @HttpCode(204)
  @ApiParam({ name: 'partId', type: String, format: 'uuid' })
  @ApiOperation({ operationId: 'withdrawConsent', summary: 'Withdraw a consent; it stays on record' })
  @ApiNoContentResponse()
  withdrawConsent(@Param('profileId', ParseUUIDPipe) id: string, @Param('partId', ParseUUIDPipe) part: string): Promise<void> {
    return this.consents.withdraw(id, part);
  }
}
