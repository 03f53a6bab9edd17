import { Body, Controller, Get, Header, HttpCode, Param, ParseUUIDPipe, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditsAct, AuditsRead } from '../../audit/index.js';
import { CurrentPrincipal, FormToken, type Principal } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { today } from '../../platform/clock.js';
import { languageOf } from '../../platform/pages/language.js';
import { Page } from '../../platform/pages/page.js';
import { ChangeProfile, Consents, isGivenOn, ProfileChangedMeanwhile, ProfilePartNotFound, Profiles } from '../../profiles/index.js';
import { ErasePerson } from '../application/erase-person.js';
import { ExportPerson } from '../application/export-person.js';
import { ExportArchive } from './export-archive.js';
import { readContacts, type SentContacts } from './read-contacts.js';

const DATA = 'personal-data/pages/views/data.njk';
const ERASE = 'personal-data/pages/views/erase.njk';

/** Where a person reads what is held about them, corrects it, takes permissions back, takes everything along, and has it erased. */
@ApiExcludeController()
@Controller('people/:profileId/data')
export class OwnDataController {
  constructor(
    private readonly profiles: Profiles,
    private readonly changes: ChangeProfile,
    private readonly consents: Consents,
    private readonly exports: ExportPerson,
    private readonly archive: ExportArchive,
    private readonly erasing: ErasePerson,
  ) {}

  @Get()
  @Needs('profiles:read')
  @AuditsRead('person.read', 'profileId')
  @Page(DATA)
  data(@Param('profileId', ParseUUIDPipe) id: string, @CurrentPrincipal() principal: Principal, @FormToken() formToken?: string) {
    return this.shown(id, principal, { formToken });
  }

  @Get('archive')
  @Needs('profiles:export')
  @AuditsRead('person.read', 'profileId')
  @Header('cache-control', 'no-store')
  async everything(@Param('profileId', ParseUUIDPipe) id: string, @Req() request: FastifyRequest): Promise<StreamableFile> {
    const archive = await this.archive.of(await this.exports.execute(id), languageOf(request));
    return new StreamableFile(archive, { type: 'application/zip', disposition: 'attachment; filename="passerelle.zip"' });
  }

  /** Either a permission is taken back, or name and contacts are corrected. @throws ProfilePartNotFound */
  @Post()
  @HttpCode(200)
  @Needs('profiles:write')
  @AuditsAct('person.changed', 'consent.withdrawn')
  @Page(DATA)
  async change(
    @Param('profileId', ParseUUIDPipe) id: string,
    @Body() { takeBack, ...sent }: SentContacts & { readonly takeBack?: string },
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
    @FormToken() formToken?: string,
  ) {
    if (takeBack) {
      if (!isUUID(takeBack)) throw new ProfilePartNotFound(takeBack);
      await this.consents.takeBack(id, takeBack);
      return this.shown(id, principal, { formToken, done: 'allowed' });
    }
    const { status, ...more } = await this.corrected(id, sent);
    void reply.status(status);
    return this.shown(id, principal, { formToken, ...more });
  }

  @Get('erasure')
  @Needs('profiles:erase')
  @AuditsRead('person.read', 'profileId')
  @Page(ERASE)
  async question(@Param('profileId', ParseUUIDPipe) id: string, @FormToken() formToken?: string) {
    return this.asked(id, { formToken });
  }

  @Post('erasure')
  @HttpCode(200)
  @Needs('profiles:erase')
  @AuditsAct('person.erased')
  @Page(ERASE)
  async erase(
    @Param('profileId', ParseUUIDPipe) id: string,
    @Body() { sure }: Readonly<Record<string, string>>,
    @Res({ passthrough: true }) reply: FastifyReply,
    @FormToken() formToken?: string,
  ) {
    if (sure !== 'yes') {
      void reply.status(422);
      return this.asked(id, { formToken, isUnsure: true });
    }
    const { id: receipt, erasedAt, erased } = await this.erasing.execute(id);
    return { receipt, erasedAt, rows: Object.values(erased).reduce((sum, rows) => sum + rows, 0) };
  }

  /** What is wrong comes back as it was typed. */
  private async corrected(id: string, sent: SentContacts) {
    const read = readContacts(sent);
    if (!('displayName' in read)) return { status: 422, typed: sent, wrong: read };
    const { profileId: _id, email: _email, phone: _phone, ...others } = (await this.profiles.details([id])).get(id) ?? { profileId: id };
    try {
      await this.changes.change(id, Number(sent.revision), (profile) => profile, { ...others, ...read });
      return { status: 200, done: 'contacts' };
    } catch (error) {
      if (error instanceof ProfileChangedMeanwhile) return { status: 409, typed: sent, wrong: ['meanwhile'] };
      throw error;
    }
  }

  private async asked(id: string, more: object) {
    const { demonstration } = await this.profiles.get(id);
    return { person: { id }, demonstration, ...more };
  }

  private async shown(id: string, principal: Principal, more: object) {
    const { demonstration, revision } = await this.profiles.get(id);
    const [details, consents] = await Promise.all([this.profiles.details([id]), this.consents.of(id)]);
    const day = today();
    return {
      ...{ person: { id }, demonstration, revision, contacts: details.get(id) ?? {} },
      isOwn: principal.grants.some(({ person }) => person === id),
      consents: consents.toReversed().map((one) => ({
        ...one,
        givenAt: one.givenAt.toISOString(),
        withdrawnAt: one.withdrawnAt?.toISOString(),
        holds: isGivenOn(one, day),
      })),
      ...more,
    };
  }
}
