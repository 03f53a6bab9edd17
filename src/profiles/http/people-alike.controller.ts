import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiForbiddenResponse, ApiOkResponse, ApiOperation, ApiTags, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import { AuditsRead } from '../../audit/index.js';
import { CurrentPrincipal, countriesWithin, type Principal } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { type AskedPerson, SearchPeople } from '../application/search-people.js';
import { parsePhoneNumber } from '../domain/contact.js';
import { PeopleAlikeDto, SearchPeopleDto } from './people-alike.dto.js';

/** By POST, so that no name stands in an address or a log. */
@ApiTags('profiles')
@Controller('v1/profiles/searches')
export class PeopleAlikeController {
  constructor(private readonly people: SearchPeople) {}

  @Post()
  @HttpCode(200)
  @Needs('people:look-up')
  @AuditsRead('people.looked-up')
  @ApiOperation({
    operationId: 'searchPeople',
    summary:
      'Who is registered in your country under this name, also when it is spelled otherwise, or with this e-mail address or telephone',
  })
  @ApiOkResponse({ type: PeopleAlikeDto })
  @ApiUnprocessableEntityResponse({ description: 'validation-failed' })
  @ApiForbiddenResponse({ description: 'role-required' })
  async search(@Body() body: SearchPeopleDto, @CurrentPrincipal() principal: Principal): Promise<PeopleAlikeDto> {
    return PeopleAlikeDto.from(await this.people.execute(askedIn(body), countriesWithin(principal, 'people:look-up')));
  }
}

function askedIn({ name, yearOfBirth, dateOfBirth, email, phone }: SearchPeopleDto): AskedPerson {
  return {
    ...(name && { name }),
    ...(yearOfBirth && { birthYear: yearOfBirth }),
    ...(dateOfBirth && { birthDate: dateOfBirth }),
    ...(email && { email }),
    ...(phone && { phone: parsePhoneNumber(phone) }),
  };
}
