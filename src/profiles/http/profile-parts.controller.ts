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
import { newId } from '../../platform/database/new-id.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { ChangeProfile } from '../application/change-profile.js';
import { Profiles } from '../application/profiles.js';
import { RequireKnownConcepts } from '../application/require-known-concepts.js';
import { ProfilePartNotFound } from '../domain/profile.errors.js';
import { AddCredentialDto, AddExperienceDto, AddSkillDto, CredentialDto, ExperienceDto } from './profile.dto.js';

const NOTHING = { credentials: [], experiences: [], skills: [] };

@ApiTags('profiles')
@Controller('v1/profiles/:profileId')
@ApiParam({ name: 'profileId', type: String, format: 'uuid' })
@ApiNotFoundResponse({ description: 'profile-not-found, profile-part-not-found' })
export class ProfilePartsController {
  constructor(
    private readonly profiles: Profiles,
    private readonly changes: ChangeProfile,
    private readonly concepts: RequireKnownConcepts,
  ) {}

  @Get('credentials')
  @Needs('profiles:read')
  @AuditsRead('person.read', 'profileId')
  @ApiOperation({ operationId: 'listCredentials', summary: 'Formal, non-formal and informal credentials, as claimed' })
  @ApiOkResponse({ type: [CredentialDto] })
  async credentials(@Param('profileId', ParseUUIDPipe) id: string): Promise<readonly CredentialDto[]> {
    return (await this.profiles.get(id)).credentials as readonly CredentialDto[];
  }

  @Post('credentials')
  @Needs('profiles:write')
  @AuditsAct('person.changed')
  @Idempotent(({ profileId }) => profileId)
  @ApiOperation({ operationId: 'addCredential', summary: 'Add a credential; it is assessed at once' })
  @ApiCreatedResponse({ type: CredentialDto })
  async addCredential(@Param('profileId', ParseUUIDPipe) id: string, @Body() body: AddCredentialDto): Promise<CredentialDto> {
    const credential = { id: newId(), ...body };
    await this.concepts.of({ ...NOTHING, credentials: [credential] });
    await this.changes.change(id, undefined, (profile) => ({ ...profile, credentials: [...profile.credentials, credential] }));
    return credential;
  }

  @Delete('credentials/:partId')
  @Needs('profiles:write')
  @AuditsAct('person.changed')
  @HttpCode(204)
  @ApiParam({ name: 'partId', type: String, format: 'uuid' })
  @ApiOperation({ operationId: 'removeCredential', summary: 'Remove a credential' })
  @ApiNoContentResponse()
  async removeCredential(@Param('profileId', ParseUUIDPipe) id: string, @Param('partId', ParseUUIDPipe) part: string): Promise<void> {
    await this.changes.change(id, undefined, (profile) => ({ ...profile, credentials: without(profile.credentials, part) }));
  }

  @Get('experiences')
  @Needs('profiles:read')
  @AuditsRead('person.read', 'profileId')
  @ApiOperation({ operationId: 'listExperiences', summary: 'Work, paid or not, declared or not' })
  @ApiOkResponse({ type: [ExperienceDto] })
  async experiences(@Param('profileId', ParseUUIDPipe) id: string): Promise<readonly ExperienceDto[]> {
    return (await this.profiles.get(id)).experiences as readonly ExperienceDto[];
  }

  @Post('experiences')
  @Needs('profiles:write')
  @AuditsAct('person.changed')
  @Idempotent(({ profileId }) => profileId)
  @ApiOperation({ operationId: 'addExperience', summary: 'Add an experience' })
  @ApiCreatedResponse({ type: ExperienceDto })
  async addExperience(@Param('profileId', ParseUUIDPipe) id: string, @Body() body: AddExperienceDto): Promise<ExperienceDto> {
    const experience = { id: newId(), ...body };
    await this.concepts.of({ ...NOTHING, experiences: [experience] });
    await this.changes.change(id, undefined, (profile) => ({ ...profile, experiences: [...profile.experiences, experience] }));
    return experience;
  }

  @Delete('experiences/:partId')
  @Needs('profiles:write')
  @AuditsAct('person.changed')
  @HttpCode(204)
  @ApiParam({ name: 'partId', type: String, format: 'uuid' })
  @ApiOperation({ operationId: 'removeExperience', summary: 'Remove an experience' })
  @ApiNoContentResponse()
  async removeExperience(@Param('profileId', ParseUUIDPipe) id: string, @Param('partId', ParseUUIDPipe) part: string): Promise<void> {
    await this.changes.change(id, undefined, (profile) => ({ ...profile, experiences: without(profile.experiences, part) }));
  }

  @Get('skills')
  @Needs('profiles:read')
  @AuditsRead('person.read', 'profileId')
  @ApiOperation({ operationId: 'listClaimedSkills', summary: 'Skills claimed beside those of credentials and experiences' })
  @ApiOkResponse({ type: [AddSkillDto] })
  async skills(@Param('profileId', ParseUUIDPipe) id: string): Promise<readonly AddSkillDto[]> {
    return (await this.profiles.get(id)).skills as readonly AddSkillDto[];
  }

  @Post('skills')
  @Needs('profiles:write')
  @AuditsAct('person.changed')
  @Idempotent(({ profileId }) => profileId)
  @ApiOperation({ operationId: 'addClaimedSkill', summary: 'Claim a skill, or show it with better evidence' })
  @ApiCreatedResponse({ type: AddSkillDto })
  async addSkill(@Param('profileId', ParseUUIDPipe) id: string, @Body() body: AddSkillDto): Promise<AddSkillDto> {
    await this.concepts.of({ ...NOTHING, skills: [body] });
    await this.changes.change(id, undefined, (profile) => ({
      ...profile,
      skills: [...profile.skills.filter(({ skill }) => skill !== body.skill), { ...body }],
    }));
    return body;
  }
}

/** @throws ProfilePartNotFound */
function without<T extends { id: string }>(list: readonly T[], id: string): T[] {
  if (!list.some((one) => one.id === id)) throw new ProfilePartNotFound(id);
  return list.filter((one) => one.id !== id);
}
