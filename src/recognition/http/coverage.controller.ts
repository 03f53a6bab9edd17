import { Controller, Get, Param, ParseIntPipe } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiParam, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Agreements, AgreementVersionNotFound } from '../../agreements/index.js';
import { Public } from '../../platform/access/needs.js';
import { today } from '../../platform/clock.js';
import { Qualifications } from '../../qualifications/index.js';
import { parseIsoDate } from '../../standards/index.js';
import { type CoverageReport, coverageOf } from '../domain/coverage/coverage.js';

const ROWS = { type: 'array', items: { type: 'object', additionalProperties: true } } as const;

export class CoverageDto {
  @ApiProperty({ ...ROWS, description: 'Each title of each side, by purpose: certain outcome, best possible one, provision' })
  titles!: readonly object[];
  @ApiProperty({ ...ROWS, description: 'ISCED levels of the covered titles, by direction and purpose' }) levels!: readonly object[];
  @ApiProperty({ type: [String], description: 'ISCO-08 groups that conditions name' }) occupations!: readonly string[];
  @ApiProperty({ type: [String], description: 'ISCED-F 2013 fields that conditions name' }) fields!: readonly string[];
  @ApiProperty({ ...ROWS, description: 'Provisions that can never apply, with the reason' }) neverApplies!: readonly object[];
  @ApiProperty({ ...ROWS, description: 'Two provisions with different outcomes, and facts in which both hold' })
  contradictions!: readonly object[];
  @ApiProperty({ ...ROWS, description: 'Levels covered one way and not the other' }) notReciprocal!: readonly object[];

  static from({ titles, levels, occupations, fields, neverApplies, contradictions, notReciprocal }: CoverageReport): CoverageDto {
    return { titles, levels, occupations, fields, neverApplies, contradictions, notReciprocal };
  }
}

@ApiTags('agreements')
@Controller('v1/agreements/:agreementId/versions/:number/coverage')
@Public()
export class CoverageController {
  constructor(
    private readonly agreements: Agreements,
    private readonly qualifications: Qualifications,
  ) {}

  @Get()
  @ApiParam({ name: 'agreementId', type: String, example: 'ro-md-education' })
  @ApiParam({ name: 'number', type: Number, example: 3 })
  @ApiOperation({ operationId: 'readCoverage', summary: 'What a text covers, where it contradicts itself, what one side leaves out' })
  @ApiOkResponse({ type: CoverageDto })
  @ApiNotFoundResponse({ description: 'agreement-not-found, agreement-version-not-found' })
  async read(@Param('agreementId') id: string, @Param('number', ParseIntPipe) number: number): Promise<CoverageDto> {
    const agreement = await this.agreements.get(id);
    const version = agreement.versions.find((one) => one.number === number);
    if (!version) throw new AgreementVersionNotFound(id, number);
    return CoverageDto.from(coverageOf(agreement, version, await this.qualifications.register(), parseIsoDate(today())));
  }
}
