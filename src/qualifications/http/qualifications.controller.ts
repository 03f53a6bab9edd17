import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { AuditExempt } from '../../audit/index.js';
import { RequiresToken } from '../../platform/access/requires-token.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { pageOf, readCursor, readLimit } from '../../platform/paging/page.js';
import { readParameter } from '../../platform/validation/read-parameter.js';
import { parseCountry, parseIscedLevel } from '../../standards/index.js';
import { Qualifications } from '../application/qualifications.js';
import { foldTitle, levelOfMapping } from '../domain/find-qualification.js';
import { AddQualificationDto, QualificationDto, QualificationPageDto } from './qualification.dto.js';

@ApiTags('qualifications')
@Controller('v1/qualifications')
export class QualificationsController {
  constructor(private readonly qualifications: Qualifications) {}

  @Get()
  @ApiOperation({ operationId: 'listQualifications', summary: 'National titles with every mapping that is known, and its source' })
  @ApiQuery({ name: 'country', required: false, example: 'MD' })
  @ApiQuery({ name: 'iscedLevel', required: false, example: '3' })
  @ApiQuery({ name: 'q', required: false, description: 'Words of the title, in any order; case and diacritics do not matter' })
  @ApiQuery({ name: 'limit', required: false })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiOkResponse({ type: QualificationPageDto })
  async list(@Query() query: Record<string, string>): Promise<QualificationPageDto> {
    const country = readParameter(query, 'country', parseCountry);
    const level = readParameter(query, 'iscedLevel', parseIscedLevel);
    const words = foldTitle(query.q ?? '')
      .split(' ')
      .filter(Boolean);
    const after = readCursor(query.cursor);
    const limit = readLimit(query.limit);
    const { qualifications } = await this.qualifications.register();
    const found = qualifications
      .filter(
        (one) =>
          (!country || one.country === country) &&
          (level === undefined || one.mappings.some((mapping) => levelOfMapping(mapping) === level)),
      )
      .filter((one) => words.every((word) => foldTitle([one.title, one.titleEnglish ?? '', ...one.aliases].join(' ')).includes(word)))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .filter((one) => !after || one.id > after);
    return pageOf(found.slice(0, limit + 1).map(QualificationDto.from), limit, ({ id }) => id);
  }

  @Get(':qualificationId')
  @ApiOperation({ operationId: 'readQualification', summary: 'One national title' })
  @ApiParam({ name: 'qualificationId', type: String, format: 'uuid' })
  @ApiOkResponse({ type: QualificationDto })
  @ApiNotFoundResponse({ description: 'qualification-not-found' })
  async read(@Param('qualificationId', ParseUUIDPipe) id: string): Promise<QualificationDto> {
    return QualificationDto.from(await this.qualifications.get(id));
  }

  @Post()
  @RequiresToken()
  @AuditExempt('national titles are public')
  @Idempotent()
  @ApiOperation({ operationId: 'addQualification', summary: 'Add a national title with its mappings' })
  @ApiCreatedResponse({ type: QualificationDto })
  @ApiConflictResponse({ description: 'qualification-already-known' })
  @ApiUnprocessableEntityResponse({ description: 'validation-failed' })
  async add(@Body() body: AddQualificationDto): Promise<QualificationDto> {
    return QualificationDto.from(await this.qualifications.add({ ...body }));
  }
}
