import { Controller, Get, Query } from '@nestjs/common';
import { ApiBadRequestResponse, ApiForbiddenResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { AuditsRead } from '../../audit/index.js';
import { CurrentPrincipal, countriesWithin, type Principal } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { InvalidParameter } from '../../platform/problem-details/errors.js';
import { readParameter } from '../../platform/validation/read-parameter.js';
import { LookUpPeople } from '../application/look-up-people.js';
import { comparableName } from '../domain/comparable-name.js';
import { FoundPeopleDto } from './look-up.dto.js';

const MOST_LETTERS = 200;

@ApiTags('profiles')
@Controller('v1/profiles')
export class LookUpController {
  constructor(private readonly people: LookUpPeople) {}

  @Get()
  @Needs('people:look-up')
  @AuditsRead('people.looked-up')
  @ApiQuery({ name: 'name', type: String, example: 'Ana Marcu', description: 'The whole name; case, diacritics and order do not matter' })
  @ApiQuery({ name: 'yearOfBirth', type: 'integer', required: false, example: 1984 })
  @ApiOperation({ operationId: 'lookUpPeople', summary: 'Whether somebody of that name is registered in your country, at most 20' })
  @ApiOkResponse({ type: FoundPeopleDto })
  @ApiBadRequestResponse({ description: 'invalid-parameter' })
  @ApiForbiddenResponse({ description: 'role-required' })
  async find(@Query() query: Record<string, string | undefined>, @CurrentPrincipal() principal: Principal): Promise<FoundPeopleDto> {
    const name = readParameter(query, 'name', parseName);
    if (name === undefined) throw new InvalidParameter('name', 'Give the whole name.');
    const yearOfBirth = readParameter(query, 'yearOfBirth', parseYear);
    return FoundPeopleDto.from(await this.people.execute(name, yearOfBirth, countriesWithin(principal, 'people:look-up')));
  }
}

export function parseName(given: unknown): string {
  if (typeof given === 'string' && given.length <= MOST_LETTERS && comparableName(given)) return given;
  throw new Error(`Give one name of letters, at most ${MOST_LETTERS} of them.`);
}

function parseYear(given: unknown): number {
  if (typeof given === 'string' && /^(19|2[01])\d\d$/.test(given)) return Number(given);
  throw new Error('Give a year from 1900 to 2199, for example 1984.');
}
