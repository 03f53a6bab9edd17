import { Body, Controller, Get, Headers, Param, ParseUUIDPipe, Patch, Post, Res } from '@nestjs/common';
import {
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
import { CurrentPrincipal, type Principal, requireWithin } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { newId } from '../../platform/database/new-id.js';
import { ChangesWhatWasRead, etagOf, readIfMatch } from '../../platform/http-preconditions.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { ChangeProfile } from '../application/change-profile.js';
import { Profiles } from '../application/profiles.js';
import { RequireKnownConcepts } from '../application/require-known-concepts.js';
import type { Profile } from '../domain/profile.js';
import { newProfile } from './new-profile.js';
import { ChangeProfileDto, CreateProfileDto, ProfileDto } from './profile.dto.js';
import { readDetails } from './read-details.js';

const withId = <T extends object>(one: T) => ({ id: newId(), ...one });

@ApiTags('profiles')
@Controller('v1/profiles')
@ApiParam({ name: 'profileId', type: String, format: 'uuid' })
export class ProfilesController {
  constructor(
    private readonly profiles: Profiles,
    private readonly changes: ChangeProfile,
    private readonly concepts: RequireKnownConcepts,
  ) {}

  @Post()
  @Needs('profiles:create')
  @AuditsAct('person.registered')
  @Idempotent((_, { id }) => id)
  @ApiOperation({ operationId: 'createProfile', summary: 'Store what a person has learned, done and wishes' })
  @ApiCreatedResponse({ type: ProfileDto })
  @ApiUnprocessableEntityResponse({ description: 'validation-failed, unknown-skill, unknown-occupation' })
  async create(
    @CurrentPrincipal() principal: Principal,
    @Body() body: CreateProfileDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProfileDto> {
    requireWithin(principal, 'profiles:create', { countries: [body.destination] });
    const { profile, details } = newProfile(newId(), body);
    await this.concepts.of(profile);
    const isTakenOn = principal.grants.some(({ role, country }) => role === 'caseworker' && country === profile.destination);
    await this.changes.create(profile, details, isTakenOn ? principal : undefined);
    void reply.header('location', `/v1/profiles/${profile.id}`).header('etag', etagOf(1));
    return (await this.profiles.get(profile.id)) as ProfileDto;
  }

  @Get(':profileId')
  @Needs('profiles:read')
  @AuditsRead('person.read', 'profileId')
  @ApiOperation({ operationId: 'readProfile', summary: 'One person' })
  @ApiOkResponse({ type: ProfileDto })
  @ApiNotFoundResponse({ description: 'profile-not-found' })
  async read(@Param('profileId', ParseUUIDPipe) id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<ProfileDto> {
    const profile = await this.profiles.get(id);
    void reply.header('etag', etagOf(profile.revision));
    return profile as ProfileDto;
  }

  @Patch(':profileId')
  @Needs('profiles:write')
  @AuditsAct('person.changed')
  @ChangesWhatWasRead()
  @ApiForbiddenResponse({ description: 'role-required, not-for-this-country, not-your-person, destination-is-the-persons' })
  @ApiOperation({ operationId: 'changeProfile', summary: 'Change what is named; lists replace lists' })
  @ApiOkResponse({ type: ProfileDto })
  async change(
    @Param('profileId', ParseUUIDPipe) id: string,
    @Body() body: ChangeProfileDto,
    @Headers('if-match') seen: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProfileDto> {
    const { details: sent, licences, ...named } = body;
    const details = sent && readDetails(sent);
    const given = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
    const changeTo = (profile: Profile) => ({ ...profile, ...given, ...(licences && { licences: licences.map(withId) }) });
    const isOwn = principal.grants.some(({ role, person }) => role === 'installation' || person === id);
    const changed = await (isOwn
      ? this.changes.change(id, readIfMatch(seen), changeTo, details)
      : this.changes.changeOnBehalf(id, readIfMatch(seen), changeTo, details));
    void reply.header('etag', etagOf(changed.revision));
    return changed as ProfileDto;
  }
}
