import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { AuditsAct, AuditsRead } from '../../audit/index.js';
import { Needs } from '../../platform/access/needs.js';
import { AtPerson } from './at-person.js';
import type { AtPassports } from './passport-pages.js';
import type { Sent } from './sent.js';
import { SharePages } from './share-pages.js';

/** To whom a registered person opens a passport: theirs alone to say. */
@ApiExcludeController()
@Controller('people/:profileId/passport/:passportId/shares')
@Needs('passports:share')
export class PersonSharesController {
  constructor(private readonly shares: SharePages) {}

  @Get()
  @AuditsRead('person.read', 'profileId')
  async list(@AtPerson() at: AtPassports, @Param('passportId', ParseUUIDPipe) id: string): Promise<void> {
    await this.shares.list(at, id);
  }

  @Post()
  @HttpCode(200)
  @AuditsAct('passport.shared')
  async make(@AtPerson() at: AtPassports, @Param('passportId', ParseUUIDPipe) id: string, @Body() body: Sent): Promise<void> {
    await this.shares.make(at, id, body ?? {});
  }

  @Post(':shareId/withdrawal')
  @HttpCode(303)
  @AuditsAct('passport.share-withdrawn')
  async withdraw(
    @AtPerson() at: AtPassports,
    @Param('passportId', ParseUUIDPipe) id: string,
    @Param('shareId', ParseUUIDPipe) shareId: string,
  ): Promise<void> {
    await this.shares.withdraw(at, id, shareId);
  }
}
