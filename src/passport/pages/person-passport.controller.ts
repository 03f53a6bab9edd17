import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { AuditsAct, AuditsRead } from '../../audit/index.js';
import { Needs } from '../../platform/access/needs.js';
import { ContentOfProfile } from '../application/content-of-profile.js';
import { ownerId } from '../domain/passport.js';
import { AtPerson } from './at-person.js';
import { type AtPassports, PassportPages } from './passport-pages.js';
import type { Sent } from './sent.js';

/** Passports of a registered person, made by them or with their caseworker. */
@ApiExcludeController()
@Controller('people/:profileId/passport')
@Needs('passports:make')
export class PersonPassportController {
  constructor(
    private readonly contents: ContentOfProfile,
    private readonly pages: PassportPages,
  ) {}

  @Get()
  @AuditsRead('person.read', 'profileId')
  async list(@AtPerson() at: AtPassports): Promise<void> {
    await this.pages.list(at);
  }

  @Post()
  @HttpCode(303)
  @AuditsAct('passport.made')
  async make(@AtPerson() at: AtPassports, @Body() body: Sent): Promise<void> {
    await this.pages.make(at, body ?? {}, await this.contents.of(ownerId(at.owner)));
  }

  @Get(':passportId')
  @AuditsRead('person.read', 'profileId')
  async paper(@AtPerson() at: AtPassports, @Param('passportId', ParseUUIDPipe) id: string): Promise<void> {
    await this.pages.paper(at, id);
  }

  @Get(':passportId/pdf')
  @AuditsRead('person.read', 'profileId')
  async pdf(@AtPerson() at: AtPassports, @Param('passportId', ParseUUIDPipe) id: string): Promise<void> {
    await this.pages.pdf(at, id);
  }

  @Get(':passportId/json')
  @AuditsRead('person.read', 'profileId')
  async json(@AtPerson() at: AtPassports, @Param('passportId', ParseUUIDPipe) id: string): Promise<void> {
    await this.pages.json(at, id);
  }

  @Post(':passportId/withdrawal')
  @HttpCode(303)
  @AuditsAct('passport.withdrawn')
  async withdraw(@AtPerson() at: AtPassports, @Param('passportId', ParseUUIDPipe) id: string): Promise<void> {
    await this.pages.withdraw(at, id);
  }
}
