import { Readable } from 'node:stream';
import { Controller, Get, Headers, Query, Res, StreamableFile } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiQuery,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AuditExempt } from '../../audit/index.js';
import { Needs } from '../../platform/access/needs.js';
import { withinPresentReach } from '../../platform/database/reach.js';
import { InvalidCursor, readLimit } from '../../platform/paging/page.js';
import { Vacancies } from '../application/vacancies.js';
import { CLOSED_BECAUSE } from '../domain/vacancy.js';
import { changeOf, type VacancyChange } from '../domain/vacancy-change.js';
import { cursorOf, revisionOf } from './changes-cursor.js';
import { VacancyDto } from './vacancy.dto.js';

class VacancyChangeDto {
  @ApiProperty({ enum: ['kept', 'removed'], description: 'Keep it in the place of what you have, or forget it' }) change!: string;
  @ApiProperty({ description: 'To go on behind this change' }) cursor!: string;
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'demo-office' }) source!: string;
  @ApiProperty({ example: 'A-17' }) reference!: string;
  @ApiPropertyOptional({ type: VacancyDto, description: 'Of what is kept' }) vacancy?: VacancyDto;
  @ApiPropertyOptional({ enum: CLOSED_BECAUSE, description: 'Of what is removed' }) because?: string;

  static from(one: VacancyChange): VacancyChangeDto {
    const cursor = cursorOf(one.revision);
    if (one.change === 'removed') {
      const { change, id, source, reference, because } = one;
      return { change, cursor, id, source, reference, because };
    }
    const { id, source, reference } = one.vacancy;
    return { change: one.change, cursor, id, source, reference, vacancy: one.vacancy as unknown as VacancyDto };
  }
}

class VacancyChangesDto {
  @ApiProperty({ type: [VacancyChangeDto] }) items!: readonly VacancyChangeDto[];
  @ApiProperty({ description: 'For `since` of the next request, also when nothing more has changed so far' }) nextCursor!: string;
  @ApiProperty({ description: 'False: that was all up to now' }) more!: boolean;
}

const PAGE = 500;

@ApiTags('vacancies')
@ApiExtraModels(VacancyChangesDto)
@Controller('v1/vacancies/changes')
@AuditExempt('vacancies are public')
export class VacancyChangesController {
  constructor(private readonly vacancies: Vacancies) {}

  @Get()
  @Needs('vacancies:read')
  @ApiOperation({
    operationId: 'followVacancies',
    summary: 'What has changed since a cursor, with removals, each advertisement for itself; as NDJSON all up to now in one stream',
  })
  @ApiQuery({ name: 'since', required: false, description: 'A cursor of this list; left out: from the beginning' })
  @ApiQuery({ name: 'source', required: false, example: 'demo-office' })
  @ApiQuery({ name: 'limit', required: false })
  @ApiOkResponse({
    content: {
      'application/json': { schema: { $ref: getSchemaPath(VacancyChangesDto) } },
      'application/x-ndjson': { schema: { type: 'string' } },
    },
  })
  @ApiBadRequestResponse({ description: 'invalid-cursor, invalid-limit' })
  async follow(
    @Query() { since, source, limit }: Record<string, string>,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VacancyChangesDto | StreamableFile> {
    const revision = revisionOf(since);
    if (revision > (await this.vacancies.revision())) throw new InvalidCursor();
    void reply.header('vary', 'accept').header('cache-control', 'no-store');
    if (accept?.includes('application/x-ndjson'))
      return new StreamableFile(Readable.from(withinPresentReach(this.lines(revision, source || undefined))), {
        type: 'application/x-ndjson',
      });
    return this.page(revision, readLimit(limit), source || undefined);
  }

  private async page(after: number, limit: number, source: string | undefined): Promise<VacancyChangesDto> {
    const found = await this.vacancies.changedSince(after, limit + 1, source);
    const items = found.slice(0, limit).map(changeOf);
    const last = items.at(-1)?.revision ?? after;
    return { items: items.map(VacancyChangeDto.from), nextCursor: cursorOf(last), more: found.length > limit };
  }

  /** As far as the vacancies stood when it began: a stream that followed every change would never end. */
  private async *lines(after: number, source: string | undefined): AsyncGenerator<string> {
    const until = await this.vacancies.revision();
    for (let at = after; at < until; ) {
      const found = (await this.vacancies.changedSince(at, PAGE, source)).filter(({ revision }) => revision <= until);
      if (!found.length) return;
      yield found.map((one) => `${JSON.stringify(VacancyChangeDto.from(changeOf(one)))}\n`).join('');
      at = found.at(-1)?.revision ?? until;
    }
  }
}
