import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
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
import { AuditsAct } from '../../audit/index.js';
import { CurrentPrincipal, type Principal } from '../../identity/index.js';
import { Needs, Public } from '../../platform/access/needs.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { pageOf, readCursor, readLimit } from '../../platform/paging/page.js';
import { readParameter } from '../../platform/validation/read-parameter.js';
import { parseCountry, parseIsoDate } from '../../standards/index.js';
import { KeepLicences } from '../application/keep-licences.js';
import { LicencesRepository } from '../storage/licences.repository.js';
import { AgencyLicenceDto, AgencyLicencePageDto, EndLicenceDto, RecordAgencyLicenceDto } from './recruitment.dto.js';

/** Which agencies may recruit, and since when: a public register. */
@ApiTags('fair recruitment')
@Controller('v1/agency-licences')
export class AgencyLicencesController {
  constructor(
    private readonly keep: KeepLicences,
    private readonly licences: LicencesRepository,
  ) {}

  @Get()
  @Public()
  @ApiOperation({ operationId: 'listAgencyLicences', summary: 'Licences of recruitment agencies, with their days' })
  @ApiQuery({ name: 'country', required: false, example: 'MD' })
  @ApiQuery({ name: 'validOn', required: false, example: '2026-11-26' })
  @ApiQuery({ name: 'limit', required: false })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiOkResponse({ type: AgencyLicencePageDto })
  async list(@Query() query: Record<string, string>): Promise<AgencyLicencePageDto> {
    const limit = readLimit(query.limit);
    const [country, on] = [readParameter(query, 'country', parseCountry), readParameter(query, 'validOn', parseIsoDate)];
    const found = await this.licences.page(country, on, readCursor(query.cursor), limit + 1);
    return pageOf(found.map(AgencyLicenceDto.from), limit, ({ id }) => id);
  }

  @Post()
  @Needs('agency-licences:write')
  @AuditsAct('agency-licence.recorded')
  @Idempotent()
  @ApiOperation({ operationId: 'recordAgencyLicence', summary: 'Record a licence with its days and where it was read' })
  @ApiCreatedResponse({ type: AgencyLicenceDto })
  @ApiConflictResponse({ description: 'licence-already-recorded' })
  @ApiUnprocessableEntityResponse({ description: 'validation-failed, licence-ends-before-it-begins' })
  async record(@CurrentPrincipal() principal: Principal, @Body() body: RecordAgencyLicenceDto): Promise<AgencyLicenceDto> {
    return AgencyLicenceDto.from(await this.keep.record(principal, body));
  }

  @Post(':licenceId/end')
  @Needs('agency-licences:write')
  @AuditsAct('agency-licence.ended')
  @HttpCode(200)
  @ApiParam({ name: 'licenceId', type: String, format: 'uuid' })
  @ApiOperation({ operationId: 'endAgencyLicence', summary: 'Say on which day a licence holds for the last time' })
  @ApiOkResponse({ type: AgencyLicenceDto })
  @ApiNotFoundResponse({ description: 'licence-not-found' })
  @ApiUnprocessableEntityResponse({ description: 'validation-failed, licence-ends-before-it-begins' })
  async end(
    @CurrentPrincipal() principal: Principal,
    @Param('licenceId', ParseUUIDPipe) id: string,
    @Body() { to }: EndLicenceDto,
  ): Promise<AgencyLicenceDto> {
    return AgencyLicenceDto.from(await this.keep.end(principal, id, to));
  }
}
