import { Controller, Get, Param, ParseUUIDPipe, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AuditsRead } from '../../audit/index.js';
import { Needs } from '../../platform/access/needs.js';
import { Page } from '../../platform/pages/page.js';
import { Profiles } from '../application/profiles.js';
import { ProfilePartNotFound } from '../domain/profile.errors.js';
import { EvidenceFiles } from '../storage/evidence-files.js';
import { ProfilePapersRepository } from '../storage/profile-papers.repository.js';

/** What shows the claims of a person, with the photographs of it. */
@ApiExcludeController()
@Controller('people/:profileId/papers')
@Needs('profiles:read')
export class PapersOfPersonController {
  constructor(
    private readonly profiles: Profiles,
    private readonly evidence: ProfilePapersRepository,
    private readonly files: EvidenceFiles,
  ) {}

  @Get()
  @AuditsRead('person.read', 'profileId')
  @Page('profiles/pages/views/papers.njk')
  async list(@Param('profileId', ParseUUIDPipe) id: string) {
    const { demonstration } = await this.profiles.get(id);
    const [items, files] = await Promise.all([this.evidence.evidenceOf(id), this.files.of(id)]);
    return { person: { id }, demonstration, items: items.map((one) => ({ ...one, file: files.get(one.id) })) };
  }

  /** A photograph is shown, a PDF is handed over: neither runs anything here. @throws ProfilePartNotFound */
  @Get(':partId')
  @AuditsRead('person.read', 'profileId')
  async file(
    @Param('profileId', ParseUUIDPipe) id: string,
    @Param('partId', ParseUUIDPipe) part: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.files.read(id, part);
    if (!file) throw new ProfilePartNotFound(part);
    const isPicture = file.kind === 'image/jpeg';
    void reply
      .headers({
        'content-security-policy': "default-src 'none'; sandbox",
        'content-disposition': isPicture ? 'inline; filename="paper.jpg"' : 'attachment; filename="paper.pdf"',
      })
      .type(file.kind)
      .send(file.content);
  }
}
