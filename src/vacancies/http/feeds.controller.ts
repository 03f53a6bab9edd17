import { Body, Controller, Get, Headers, Param, Put, Res } from '@nestjs/common';
import {
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiPreconditionFailedResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AuditExempt, AuditsAct } from '../../audit/index.js';
import { CurrentPrincipal, type Principal, requireWithin } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { etagOf, readIfMatch } from '../../platform/http-preconditions.js';
import { MapFeed } from '../application/map-feed.js';
import { FeedMappingDto, KeptFeedMappingDto } from './feed-mapping.dto.js';

@ApiTags('vacancies')
@Controller('v1/feeds/:source/mapping')
@Needs('feeds:map')
export class FeedsController {
  constructor(private readonly mapFeed: MapFeed) {}

  @Get()
  @AuditExempt('how the columns of a feed are read says nothing of anybody')
  @ApiOperation({ operationId: 'readFeedMapping', summary: 'How the feed of a source is read' })
  @ApiParam({ name: 'source', example: 'demo-office' })
  @ApiOkResponse({ type: KeptFeedMappingDto })
  @ApiNotFoundResponse({ description: 'no-feed-mapping' })
  async read(
    @CurrentPrincipal() principal: Principal,
    @Param('source') source: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<KeptFeedMappingDto> {
    requireWithin(principal, 'feeds:map', { organisation: source });
    const { revision, mapping } = await this.mapFeed.get(source);
    void reply.header('etag', etagOf(revision));
    return { ...FeedMappingDto.from(mapping), revision };
  }

  @Put()
  @AuditsAct('feed.mapped')
  @ApiOperation({ operationId: 'mapFeed', summary: 'Say how the feed of a source is read; it holds for imports that begin from now on' })
  @ApiParam({ name: 'source', example: 'demo-office' })
  @ApiHeader({ name: 'If-Match', required: false, description: 'ETag of the mapping that is changed; left out: there was none' })
  @ApiOkResponse({ type: KeptFeedMappingDto })
  @ApiPreconditionFailedResponse({ description: 'changed-meanwhile' })
  @ApiUnprocessableEntityResponse({ description: 'validation-failed, unfit-feed-mapping' })
  @ApiNotFoundResponse({ description: 'code-version-not-found' })
  async map(
    @CurrentPrincipal() principal: Principal,
    @Param('source') source: string,
    @Body() body: FeedMappingDto,
    @Headers('if-match') seen: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<KeptFeedMappingDto> {
    requireWithin(principal, 'feeds:map', { organisation: source });
    const expected = seen === undefined ? 0 : (readIfMatch(seen) ?? (await this.mapFeed.get(source)).revision);
    const { revision, mapping } = await this.mapFeed.execute(source, FeedMappingDto.from(body), expected);
    void reply.header('etag', etagOf(revision));
    return { ...FeedMappingDto.from(mapping), revision };
  }
}
