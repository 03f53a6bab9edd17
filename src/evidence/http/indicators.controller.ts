import { Controller, Get, Query } from '@nestjs/common';
import { ApiBadRequestResponse, ApiForbiddenResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiQuery, ApiTags } from '@nestjs/swagger';
import { AuditsRead } from '../../audit/index.js';
import { CurrentPrincipal, type Principal, requireWithin } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { today } from '../../platform/clock.js';
import { InvalidParameter } from '../../platform/problem-details/errors.js';
import { readParameter } from '../../platform/validation/read-parameter.js';
import { parseCountry, parseIsoDate } from '../../standards/index.js';
import { CountBySex } from '../application/count-by-sex.js';
import { LEAST_PEOPLE, type PublishedBySex, SEXES } from '../domain/by-sex.js';

export class CountsDto {
  @ApiProperty({ description: 'Rounded down to tens, as all numbers here' }) people!: number;
  @ApiProperty({ description: 'With something recognised: full, alternative or conditional' }) recognised!: number;
  @ApiProperty({ description: 'With work on their list' }) matched!: number;
}
export class CountsOfSexDto {
  @ApiProperty({ enum: SEXES, description: 'As people say it of themselves' }) sex!: string;
  @ApiProperty({ type: CountsDto, nullable: true, description: 'Null: withheld' }) counts!: CountsDto | null;
}
export class IndicatorsDto {
  @ApiProperty({ example: 'MD' }) country!: string;
  @ApiProperty({ format: 'date' }) countedOn!: string;
  @ApiProperty({ description: 'Nothing that is told is about fewer people' }) leastPeople!: number;
  @ApiProperty({ type: CountsDto, nullable: true, description: 'Null: withheld' }) total!: CountsDto | null;
  @ApiProperty({ type: [CountsOfSexDto] }) bySex!: readonly CountsOfSexDto[];

  static from(country: string, countedOn: string, { total, bySex }: PublishedBySex): IndicatorsDto {
    return { country, countedOn, leastPeople: LEAST_PEOPLE, total, bySex: bySex.map(({ sex, counts }) => ({ sex, counts })) };
  }
}

@ApiTags('evidence')
@Controller('v1/indicators')
export class IndicatorsController {
  constructor(private readonly countBySex: CountBySex) {}

  @Get()
  @Needs('indicators:read')
  @AuditsRead('indicators.read')
  @ApiQuery({ name: 'country', example: 'MD' })
  @ApiOperation({
    operationId: 'readIndicators',
    summary: 'People by sex: how many have something recognised, how many have work on their list',
  })
  @ApiOkResponse({ type: IndicatorsDto })
  @ApiBadRequestResponse({ description: 'invalid-parameter' })
  @ApiForbiddenResponse({ description: 'role-required, not-for-this-country' })
  async read(@Query() query: Record<string, string | undefined>, @CurrentPrincipal() principal: Principal): Promise<IndicatorsDto> {
    const country = readParameter(query, 'country', parseCountry);
    if (!country) throw new InvalidParameter('country', 'Name the country whose people are counted, as ?country=MD.');
    requireWithin(principal, 'indicators:read', { countries: [country] });
    const day = parseIsoDate(today());
    return IndicatorsDto.from(country, day, await this.countBySex.execute(country, day));
  }
}
