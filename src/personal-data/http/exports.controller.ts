import { Controller, Get, Header, Param, ParseUUIDPipe, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditsRead } from '../../audit/index.js';
import { Needs } from '../../platform/access/needs.js';
import { languageOf, PAGE_LANGUAGES } from '../../platform/pages/language.js';
import { ExportPerson } from '../application/export-person.js';
import { ExportArchive } from '../pages/export-archive.js';

@ApiTags('personal data')
@Controller('v1/profiles/:profileId/export')
export class ExportsController {
  constructor(
    private readonly person: ExportPerson,
    private readonly archive: ExportArchive,
  ) {}

  @Get()
  @Needs('profiles:export')
  @AuditsRead('person.read', 'profileId')
  @Header('cache-control', 'no-store')
  @ApiParam({ name: 'profileId', type: String, format: 'uuid' })
  @ApiQuery({ name: 'lang', required: false, enum: PAGE_LANGUAGES, description: 'Of the readable page; else Accept-Language' })
  @ApiOperation({
    operationId: 'exportProfile',
    summary: 'Everything held about a person: a page to read, the data and their schema, in one ZIP',
  })
  @ApiProduces('application/zip')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' }, description: 'index.html, data.json, schema.json' })
  @ApiNotFoundResponse({ description: 'profile-not-found' })
  async export(
    @Param('profileId', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const language = languageOf(request);
    const data = await this.person.execute(id);
    void reply.header('content-language', language).header('vary', 'accept-language, cookie');
    const disposition = `attachment; filename="passerelle-${id}.zip"`;
    return new StreamableFile(await this.archive.of(data, language), { type: 'application/zip', disposition });
  }
}
