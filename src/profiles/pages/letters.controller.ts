import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditsAct, AuditsRead } from '../../audit/index.js';
import { FormToken } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { InvalidMailAddress } from '../../platform/mail/mail-address.js';
import { languageOf } from '../../platform/pages/language.js';
import { Page } from '../../platform/pages/page.js';
import { LettersToPeople } from '../application/letters-to-people.js';
import { Profiles } from '../application/profiles.js';
import { MAIL_PURPOSE, wordingOf } from '../domain/processing-purposes.js';

const FORM = 'profiles/pages/views/letters.njk';

/** Where a person says whether letters come by e-mail, and to which address. */
@ApiExcludeController()
@Controller('people/:profileId/letters')
export class LettersController {
  constructor(
    private readonly profiles: Profiles,
    private readonly letters: LettersToPeople,
  ) {}

  @Get()
  @Needs('profiles:read')
  @AuditsRead('person.read', 'profileId')
  @Page(FORM)
  form(@Param('profileId', ParseUUIDPipe) id: string, @Req() request: FastifyRequest, @FormToken() formToken?: string) {
    return this.shown(id, request, { formToken });
  }

  @Post()
  @Needs('profiles:write')
  @AuditsAct('consent.given', 'consent.withdrawn')
  @Page(FORM)
  async agree(
    @Param('profileId', ParseUUIDPipe) id: string,
    @Body() { address = '', action }: Readonly<Record<string, string>>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @FormToken() formToken?: string,
  ) {
    try {
      await (action === 'stop' ? this.letters.stop(id) : this.letters.agree(id, address, languageOf(request)));
    } catch (error) {
      if (!(error instanceof InvalidMailAddress)) throw error;
      void reply.status(422);
      return this.shown(id, request, { formToken, typed: address, error: 'address' });
    }
    void reply.status(200);
    return this.shown(id, request, { formToken, done: true });
  }

  private async shown(id: string, request: FastifyRequest, more: object) {
    const { demonstration } = await this.profiles.get(id);
    const comesTo = (await this.letters.agreed(id))?.recipient;
    const words = wordingOf(MAIL_PURPOSE, languageOf(request), { recipient: '…' })?.text;
    return { person: { id }, demonstration, comesTo, words, ...more };
  }
}
