import { Body, Controller, Get, Headers, Param, ParseIntPipe, Post, Query, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiConsumes,
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiQuery,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AuditExempt, AuditsAct } from '../../audit/index.js';
import { Needs, Public } from '../../platform/access/needs.js';
import { today } from '../../platform/clock.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { pageOf, readCursor, readLimit } from '../../platform/paging/page.js';
import { readParameter } from '../../platform/validation/read-parameter.js';
import { type IsoDate, parseCountry, parseIsoDate } from '../../standards/index.js';
import { AGREEMENT_SCHEMA } from '../application/agreement-schema.js';
import { formOf, readYaml, writeYaml } from '../application/agreement-text.js';
import { Agreements } from '../application/agreements.js';
import { Drafts } from '../application/drafts.js';
import { ImportAgreement } from '../application/import-agreement.js';
import { AgreementVersionNotFound } from '../domain/agreement.errors.js';
import type { AgreementVersion } from '../domain/agreement.js';
import { GROUNDING } from '../domain/agreement-event.js';
import { designationsKnown } from '../domain/designations.js';
import { differenceBetween } from '../domain/difference.js';
import { AgreementDto, AgreementPageDto, AgreementSummaryDto, EventDto, ImportedAgreementDto, VersionDto } from './agreement.dto.js';
import { TextDifferenceDto } from './difference.dto.js';
import { AgreementStepDto } from './transition.dto.js';

@ApiTags('agreements')
@Controller('v1/agreements')
@AuditExempt('the register is public')
export class AgreementsController {
  constructor(
    private readonly agreements: Agreements,
    private readonly importAgreement: ImportAgreement,
    private readonly drafts: Drafts,
  ) {}

  @Get()
  @Public()
  @ApiOperation({ operationId: 'listAgreements', summary: 'The public register' })
  @ApiQuery({ name: 'party', required: false, example: 'MD' })
  @ApiQuery({
    name: 'inForceOn',
    required: false,
    example: '2024-03-01',
    description: 'Only those that grounded answers between some of their parties on that day',
  })
  @ApiQuery({ name: 'limit', required: false })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiOkResponse({ type: AgreementPageDto })
  async list(@Query() query: Record<string, string>): Promise<AgreementPageDto> {
    const party = readParameter(query, 'party', parseCountry);
    const inForceOn = readParameter(query, 'inForceOn', parseIsoDate);
    const limit = readLimit(query.limit);
    const after = readCursor(query.cursor);
    const { agreements } = await this.agreements.register();
    const concerned = agreements.filter(
      ({ parties, slug }) => (!party || parties.some(({ country }) => country === party)) && (!after || slug > after),
    );
    const knownAt = await this.agreements.knownNow();
    const summaries = concerned.map((one) => AgreementSummaryDto.from(one, inForceOn ?? parseIsoDate(today()), knownAt));
    const found = inForceOn
      ? summaries.filter(({ status }) => status.some((one) => GROUNDING.includes(one.status as never) && one.version !== null))
      : summaries;
    return pageOf(found.slice(0, limit + 1), limit, ({ slug }) => slug);
  }

  @Get('schema.json')
  @Public()
  @ApiOperation({ operationId: 'readAgreementSchema', summary: 'JSON Schema of the form in which agreements are sent' })
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  schema(): object {
    return AGREEMENT_SCHEMA;
  }

  @Get(':agreementId')
  @Public()
  @ApiParam({ name: 'agreementId', type: String, description: 'UUID or slug', example: 'ro-md-education' })
  @ApiQuery({ name: 'asOf', required: false, example: '2024-03-01', description: 'Day of the status; today when left out' })
  @ApiOperation({ operationId: 'readAgreement', summary: 'One agreement with its versions, clauses, sources and events' })
  @ApiOkResponse({ type: AgreementDto })
  @ApiNotFoundResponse({ description: 'agreement-not-found' })
  async read(@Param('agreementId') id: string, @Query() query: Record<string, string>): Promise<AgreementDto> {
    const agreement = await this.agreements.get(id);
    const asOf: IsoDate = readParameter(query, 'asOf', parseIsoDate) ?? parseIsoDate(today());
    const knownAt = await this.agreements.knownNow();
    return {
      ...AgreementSummaryDto.from(agreement, asOf, knownAt),
      versions: agreement.versions.map(VersionDto.from),
      events: agreement.events.map(EventDto.from),
      designations: designationsKnown(agreement, knownAt),
    };
  }

  @Get(':agreementId/form')
  @Public()
  @ApiParam({ name: 'agreementId', type: String, example: 'ro-md-education' })
  @ApiQuery({ name: 'format', required: false, enum: ['json', 'yaml'] })
  @ApiProduces('application/json', 'application/yaml')
  @ApiOperation({
    operationId: 'readAgreementForm',
    summary: 'The agreement as it is sent and kept in files; sending it again changes nothing',
  })
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true, description: 'As in /v1/agreements/schema.json' } })
  @ApiNotFoundResponse({ description: 'agreement-not-found' })
  async form(
    @Param('agreementId') id: string,
    @Query('format') format: string | undefined,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object | string> {
    const form = formOf(await this.agreements.get(id));
    if (format !== 'yaml' && !(format === undefined && accept?.includes('yaml'))) return form;
    void reply.type('application/yaml; charset=utf-8');
    return writeYaml(form);
  }

  @Get(':agreementId/versions')
  @Public()
  @ApiParam({ name: 'agreementId', type: String, example: 'ro-md-education' })
  @ApiOperation({ operationId: 'listAgreementVersions', summary: 'Every text that the agreement has had' })
  @ApiOkResponse({ type: [VersionDto] })
  @ApiNotFoundResponse({ description: 'agreement-not-found' })
  async versions(@Param('agreementId') id: string): Promise<readonly VersionDto[]> {
    return (await this.agreements.get(id)).versions.map(VersionDto.from);
  }

  @Get(':agreementId/versions/:number')
  @Public()
  @ApiParam({ name: 'agreementId', type: String, example: 'ro-md-education' })
  @ApiParam({ name: 'number', type: Number, example: 3 })
  @ApiOperation({ operationId: 'readAgreementVersion', summary: 'One text' })
  @ApiOkResponse({ type: VersionDto })
  @ApiNotFoundResponse({ description: 'agreement-not-found, agreement-version-not-found' })
  async version(@Param('agreementId') id: string, @Param('number', ParseIntPipe) number: number): Promise<VersionDto> {
    return VersionDto.from(await this.text(id, number));
  }

  @Get(':agreementId/versions/:number/diff')
  @Public()
  @ApiParam({ name: 'agreementId', type: String, example: 'ro-md-education' })
  @ApiParam({ name: 'number', type: Number, example: 3 })
  @ApiQuery({ name: 'from', required: false, example: 2, description: 'The text to compare with; the one before when left out' })
  @ApiOperation({ operationId: 'compareAgreementVersions', summary: 'Clause by clause, what reads otherwise than in another text' })
  @ApiOkResponse({ type: TextDifferenceDto })
  @ApiNotFoundResponse({ description: 'agreement-not-found, agreement-version-not-found' })
  async diff(
    @Param('agreementId') id: string,
    @Param('number', ParseIntPipe) number: number,
    @Query() query: Record<string, string>,
  ): Promise<TextDifferenceDto> {
    const from = readParameter(query, 'from', Number) ?? number - 1;
    const [before, after] = await Promise.all([this.text(id, from), this.text(id, number)]);
    return TextDifferenceDto.of(from, number, differenceBetween(before, after));
  }

  /** @throws AgreementNotFound, AgreementVersionNotFound */
  private async text(id: string, number: number): Promise<AgreementVersion> {
    const found = (await this.agreements.get(id)).versions.find((one) => one.number === number);
    if (!found) throw new AgreementVersionNotFound(id, number);
    return found;
  }

  @Get(':agreementId/versions/:number/steps')
  @Public()
  @ApiParam({ name: 'agreementId', type: String, example: 'ro-md-education' })
  @ApiParam({ name: 'number', type: Number, example: 3 })
  @ApiOperation({ operationId: 'listStepsOfVersion', summary: 'How this text came about: who approved which content when' })
  @ApiOkResponse({ type: [AgreementStepDto] })
  @ApiNotFoundResponse({ description: 'agreement-not-found, agreement-version-not-found' })
  async steps(@Param('agreementId') id: string, @Param('number', ParseIntPipe) number: number): Promise<AgreementStepDto[]> {
    const agreement = await this.agreements.get(id);
    if (!agreement.versions.some((one) => one.number === number)) throw new AgreementVersionNotFound(id, number);
    return (await this.drafts.steps(agreement.id)).filter(({ version }) => version === number).map(AgreementStepDto.from);
  }

  @Post()
  @Needs('agreements:import')
  @AuditsAct('agreement.imported')
  @Idempotent()
  @ApiConsumes('application/json', 'application/yaml')
  @ApiBody({ schema: { type: 'object', additionalProperties: true, description: 'As in /v1/agreements/schema.json' } })
  @ApiOperation({ operationId: 'importAgreement', summary: 'A new agreement, or new versions and events of a known one' })
  @ApiCreatedResponse({ type: ImportedAgreementDto })
  @ApiConflictResponse({ description: 'agreement-version-is-immutable' })
  @ApiUnprocessableEntityResponse({ description: 'invalid-agreement' })
  async import(@Body() body: unknown, @Res({ passthrough: true }) reply: FastifyReply): Promise<ImportedAgreementDto> {
    const kept = await this.importAgreement.execute(typeof body === 'string' ? readYaml(body) : body);
    void reply.header('location', `/v1/agreements/${kept.id}`);
    return kept;
  }
}
