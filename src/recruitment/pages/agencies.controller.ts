import { Controller, Get, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { AuditExempt } from '../../audit/index.js';
import { CurrentPrincipal, countriesWithin, type Principal } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { today } from '../../platform/clock.js';
import { Page } from '../../platform/pages/page.js';
import { pageOf, readCursor } from '../../platform/paging/page.js';
import { isWithin, parseIsoDate } from '../../standards/index.js';
import { employerFold } from '../../vacancies/index.js';
import type { AgencyLicence } from '../domain/agency-licence.js';
import { LicencesRepository } from '../storage/licences.repository.js';

const ROWS = 50;

/** The register of licensed agencies as whoever refers people looks into it: who may recruit today, under which number, and where that was read. */
@ApiExcludeController()
@Controller('desk/agencies')
@Needs('fee-reviews:decide')
@AuditExempt('the register is public')
export class AgenciesController {
  constructor(private readonly licences: LicencesRepository) {}

  @Get()
  @Page('recruitment/pages/views/agencies.njk')
  async list(@CurrentPrincipal() principal: Principal, @Query() query: Readonly<Record<string, string | undefined>>) {
    const countries = countriesWithin(principal, 'fee-reviews:decide');
    const [day, name] = [parseIsoDate(today()), query.name?.trim() ?? ''];
    const held = (await Promise.all((countries ?? []).map((country) => this.licences.of(country)))).flat();
    const after = readCursor(query.cursor);
    const found = held
      .filter((one) => isAsked(one, name) && (!after || one.id > after))
      .toSorted((one, other) => (one.id < other.id ? -1 : 1));
    const { items, nextCursor } = pageOf(found.slice(0, ROWS + 1), ROWS, ({ id }) => id);
    return { name, nextCursor, licences: items.map((one) => ({ ...one, holds: isWithin(day, one), begins: one.from > day })) };
  }
}

/** By name without its legal form, or by number; nothing: all. */
function isAsked({ agency, number }: AgencyLicence, name: string): boolean {
  return !name || employerFold(agency).includes(employerFold(name)) || number.toLowerCase() === name.toLowerCase();
}
