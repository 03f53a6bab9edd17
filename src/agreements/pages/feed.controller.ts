import { Controller, Get, Header, Headers, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Feed } from 'feed';
import { Public } from '../../platform/access/needs.js';
import { languageOf } from '../../platform/pages/language.js';
import { PageRenderer } from '../../platform/pages/page-renderer.js';
import { Agreements } from '../application/agreements.js';
import type { Agreement } from '../domain/agreement.js';
import type { Text } from '../domain/source.js';

const MOST_ENTRIES = 100;

interface Entry {
  readonly id: string;
  readonly recordedAt: string;
  readonly title: string;
  readonly content: string;
  readonly slug: string;
}

/** What was recorded in the register, latest first, for feed readers. Source: RFC 4287. */
@ApiExcludeController()
@Controller()
@Public()
export class FeedController {
  constructor(
    private readonly agreements: Agreements,
    private readonly renderer: PageRenderer,
  ) {}

  @Get('agreements.atom')
  @Header('content-type', 'application/atom+xml; charset=utf-8')
  async all(
    @Req() request: FastifyRequest,
    @Headers('if-none-match') seen: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { agreements, revision } = await this.agreements.register();
    return this.answer(agreements, revision, request, seen, reply);
  }

  @Get('agreements/:slug/changes.atom')
  @Header('content-type', 'application/atom+xml; charset=utf-8')
  async one(
    @Param('slug') slug: string,
    @Req() request: FastifyRequest,
    @Headers('if-none-match') seen: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const agreement = await this.agreements.get(slug);
    return this.answer([agreement], agreement.revision, request, seen, reply);
  }

  private answer(
    agreements: readonly Agreement[],
    revision: number,
    request: FastifyRequest,
    seen: string | undefined,
    reply: FastifyReply,
  ): string {
    const language = languageOf(request);
    const etag = `"${revision}-${language}"`;
    void reply.header('etag', etag).header('vary', 'accept-language, cookie');
    if (seen === etag) {
      void reply.status(304);
      return '';
    }
    const t = (key: string, values: Readonly<Record<string, unknown>> = {}) => this.renderer.text(language, key, values);
    const inLanguage = (text: Text) => text[language] ?? text.en;
    const entries = agreements.flatMap((one) => entriesOf(one, t, inLanguage));
    const origin = `${request.protocol}://${request.host}`;
    return atom(
      entries.toSorted((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1)).slice(0, MOST_ENTRIES),
      t('register.title'),
      origin,
      language,
    );
  }
}

type Words = (key: string, values?: Readonly<Record<string, unknown>>) => string;

function entriesOf({ slug, title, events, versions, id }: Agreement, t: Words, inLanguage: (text: Text) => string): readonly Entry[] {
  const named = inLanguage(title);
  return [
    ...events.map((event) => ({
      id: `urn:uuid:${event.id}`,
      recordedAt: event.recordedAt,
      title: `${named}: ${t(`event.${event.kind}`)}${event.party ? ` (${event.party})` : ''}`,
      content: `${event.on ?? t('agreement.unknownDay')}. ${event.source.title}`,
      slug,
    })),
    ...versions.map((version) => ({
      id: `urn:passerelle:${id}:version:${version.number}`,
      recordedAt: version.recordedAt,
      title: `${named}: ${t('agreement.version', { number: version.number })}`,
      content: `${inLanguage(version.title)} (${version.contentHash})`,
      slug,
    })),
  ];
}

function atom(entries: readonly Entry[], title: string, origin: string, language: string): string {
  const updated = new Date(entries[0]?.recordedAt ?? 0);
  const link = `${origin}/agreements`;
  const feed = new Feed({ title, id: link, link, updated, language, copyright: '', feedLinks: { atom: `${origin}/agreements.atom` } });
  for (const { id, recordedAt, title: named, content, slug } of entries)
    feed.addItem({ id, title: named, link: `${link}/${slug}`, date: new Date(recordedAt), content });
  return feed.atom1();
}
