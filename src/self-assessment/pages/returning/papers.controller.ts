import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../../platform/access/needs.js';
import { readUpload, TakesUploads, type Upload } from '../../../platform/protection/uploads.js';
import { HourlyCounts } from '../../../platform/quotas/hourly-counts.js';
import { Papers } from '../../application/papers.js';
import { DraftEnded } from '../../domain/draft.errors.js';
import { MOST_PAPER_BYTES, PaperRefused } from '../../domain/paper.js';
import { tokenOf } from '../draft-cookie.js';
import { type Fault, type Typed, wordOf } from '../form.js';
import { HOME, Journey, redirect } from '../journey.js';
import { isTooMany, PAPERS_SENT } from '../limits.js';
import { requireOwnSite } from '../own-site.js';

const VIEW = 'self-assessment/pages/views/papers.njk';

/** Photographs and scans of papers: never needed, taken away at any moment. */
@ApiExcludeController()
@Controller('self-assessment/papers')
@Public()
export class PapersController {
  constructor(
    private readonly journey: Journey,
    private readonly papers: Papers,
    private readonly counts: HourlyCounts,
  ) {}

  @Get()
  form(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.show(request, reply);
  }

  @Post()
  @HttpCode(303)
  @TakesUploads()
  async add(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    requireOwnSite(request);
    const upload = await readUpload(request, MOST_PAPER_BYTES);
    const credential = upload.fields.credential ?? '';
    const again = (says: string, status: number) =>
      this.show(request, reply, [{ field: `file-${credential}`, says: `file.${says}` }], status);
    if (await isTooMany(this.counts, PAPERS_SENT, request, reply)) return again('tooManySent', 429);
    try {
      await this.papers.add(tokenOf(request), credential, bytesOf(upload));
      redirect(reply, `${HOME}/papers`);
    } catch (error) {
      if (error instanceof DraftEnded) return this.journey.ended(request, reply, { stop: 'credentials', typed: {} });
      if (!(error instanceof PaperRefused)) throw error;
      await again(error.because, 422);
    }
  }

  @Post('remove')
  @HttpCode(303)
  async remove(@Body() body: Typed, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    requireOwnSite(request);
    await this.papers.remove(tokenOf(request), wordOf(body ?? {}, 'id')).catch((error: unknown) => {
      if (!(error instanceof DraftEnded)) throw error;
    });
    redirect(reply, `${HOME}/papers`);
  }

  /** A photograph is shown, a PDF is handed over: neither runs anything here. */
  @Get(':id')
  async read(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.papers.read(tokenOf(request), id);
    if (!found) return redirect(reply, `${HOME}/papers`);
    const isPicture = found.paper.kind === 'image/jpeg';
    void reply
      .headers({
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; sandbox",
        'content-disposition': isPicture ? 'inline; filename="paper.jpg"' : 'attachment; filename="paper.pdf"',
      })
      .type(found.paper.kind)
      .send(found.content);
  }

  private async show(request: FastifyRequest, reply: FastifyReply, faults: readonly Fault[] = [], status = 200): Promise<void> {
    const draft = await this.journey.draft(request);
    if (!draft) return redirect(reply, HOME);
    const credentials = draft.answers.credentials.map(({ id, facts, papers = [] }) => ({ id, title: facts.title, papers }));
    this.journey.send(request, reply, VIEW, { credentials, faults, kept: draft.expiresAt }, status);
  }
}

function bytesOf({ file }: Upload): Buffer {
  if (!file) throw new PaperRefused('none');
  if (file.isCut) throw new PaperRefused('tooLarge');
  return file.bytes;
}
